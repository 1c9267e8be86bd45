/**
 * Puts the focus somewhere sensible when what had it goes: a row that was removed, a button that may not be pressed any more, a step that
 * is over. The browser would let it fall to the page, where keys do nothing and a screen reader starts anew. Whatever takes the
 * focus by itself until the next picture is left in peace.
 */
interface Place {
    element: Element;
    /** The element; when that was taken out of the page, what stood beside it. */
    at: Node;
    layer: Element;
    /** Not a row or a button went, but all that was asked at once. */
    step_over: boolean;
}

/** Within one of these one goes on; leaving it, one comes back to where one was before. */
const layers = "dialog, [popover], [role=toolbar], [role=log], main, body";
const stops = "a[href], button, input, select, textarea, summary, iframe, [tabindex='0']";
const headings = "h1, h2, h3";
const steps = ":is(section, form, :has(section, form)):not(li, tr)";
/** So many boxes around a place are near it. */
const near = 3;

/** The innermost layer last. */
let places: Place[] = [];
let was_moved = false;
let frame = 0;

const layerOf = (element: Element): Element => element.closest(layers) ?? document.body;
const isThere = (node: Node): node is HTMLElement =>
    node instanceof HTMLElement && node.isConnected && node.checkVisibility({ visibilityProperty: true }) && !node.matches(":disabled, [inert] *");
const follows = (node: Node, other: Node): boolean => (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;

function within<Found extends HTMLElement>(box: ParentNode, selector: string): Found[] {
    return Array.from(box.querySelectorAll<Found>(selector)).filter(isThere);
}

/** False when it does not take the focus: what is behind a modal dialog does not. */
function take(element: HTMLElement | undefined): boolean {
    if (!element) return false;
    if (!element.matches(stops) && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus();
    return document.activeElement === element;
}

/** The nearest that can be used, rather after it than before it. The buttons of a whole form or dialog, in its footer, have none. */
function neighbour({ at, layer, step_over }: Place): HTMLElement | undefined {
    if (step_over) return undefined;
    let box = at.parentElement;
    for (let up = 0; up < near && box && box !== layer && box.tagName !== "FOOTER"; ++up, box = box.parentElement) {
        const found = within(box, stops).filter((stop) => stop.tabIndex >= 0);
        const next = found.find((stop) => stop === at || follows(at, stop)) ?? found.at(-1);
        if (next) return next;
    }
    return undefined;
}

/** Of the part that it was in; a dialog is one part. */
function heading({ at, layer }: Place): HTMLElement | undefined {
    const all = within(layer, headings);
    return (layer.matches("dialog") ? undefined : all.findLast((each) => follows(each, at))) ?? all[0];
}

function rescue(): void {
    for (let place = places.pop(); place; place = places.pop()) {
        if (!isThere(place.layer)) continue;
        if ((isThere(place.element) && take(place.element)) || take(neighbour(place)) || take(heading(place))) return;
    }
    const page = within(document, "dialog:modal").at(-1) ?? within(document, "main")[0];
    take(page && (within(page, headings)[0] ?? page));
}

/** Nothing has the focus, or what cannot be used. */
function isLost(): boolean {
    const { activeElement } = document;
    return !activeElement || activeElement === document.body || !isThere(activeElement);
}

function look(): void {
    frame = 0;
    const last = places.at(-1);
    const moved = was_moved;
    was_moved = false;
    if (!last || !isLost()) return;
    // It stands as it did: whoever has left it meant to.
    if (!moved && isThere(last.element)) places = [];
    else rescue();
}

function lookSoon(): void {
    frame ||= requestAnimationFrame(look);
}

function remember(target: EventTarget | null): void {
    if (!(target instanceof Element) || target === document.body) return;
    const layer = layerOf(target);
    const at = places.findIndex((place) => place.layer === layer);
    places = [...(at < 0 ? places : places.slice(0, at)), { element: target, at: target, layer, step_over: false }].filter((place) => place.layer.isConnected);
}

remember(document.activeElement);
document.addEventListener("focusin", ({ target }) => remember(target));
for (const kind of ["focusout", "toggle", "close"]) document.addEventListener(kind, lookSoon, true);

new MutationObserver((records) => {
    for (const { target, nextSibling, previousSibling, removedNodes } of records) {
        for (const removed of removedNodes) {
            for (const place of places) {
                if (!removed.contains(place.at)) continue;
                // It was put elsewhere: the browser took the focus from it all the same.
                if (place.at.isConnected) was_moved ||= place === places.at(-1) && isLost();
                else {
                    place.at = nextSibling ?? previousSibling ?? target;
                    place.step_over ||= removed instanceof Element && removed.matches(steps);
                }
            }
        }
    }
    lookSoon();
}).observe(document, { subtree: true, childList: true, attributeFilter: ["disabled", "inert", "hidden"] });

export {};

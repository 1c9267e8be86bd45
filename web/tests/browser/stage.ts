import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach } from "vitest";
import type { Locator } from "vitest/browser";

let shown: Record<string, unknown>[] = [];

/** Shows a component, as big as the window, until the test is over; gives what it exports. */
export function show<Properties extends Record<string, unknown>, Exports extends Record<string, unknown>>(
    component: Component<Properties, Exports>,
    props: Properties,
): Exports {
    const target = document.createElement("main");
    target.style.cssText = "display: flex; flex-direction: column; block-size: 700px";
    document.body.append(target);
    const exports = mount(component, { target, props });
    shown.push(exports);
    flushSync();
    return exports;
}

afterEach(async () => {
    for (const one of shown) await unmount(one);
    shown = [];
    document.body.replaceChildren();
});

/** A label for a field that comes without. */
export function labelled(text: string, id: string): void {
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = text;
    document.body.append(label);
}

/** As somebody who pastes it. */
export async function pasteInto(field: Locator, text: string): Promise<void> {
    const element = field.element() as HTMLElement;
    element.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

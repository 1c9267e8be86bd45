import { unsaved } from "./unsaved.svelte.ts";

/** What the browser keeps with an address: its number among those that were gone to. */
interface Kept {
    place?: number;
}

/** Nothing typed for so long: the address is written. */
const quiet_ms = 200;

const keptNow = (): Kept => (history.state as Kept | null) ?? {};

/** The address of this page. Moving within an app keeps the page, and with it the core and its replica. */
class Router {
    path = $state(location.pathname);
    query = $state.raw(new URLSearchParams(location.search));
    #place = keptNow().place ?? 0;
    /** What the browser does next was asked about already. */
    #asked = false;
    /** The address of this page, which the browser does not show yet. */
    #soon: string | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor() {
        history.replaceState({ place: this.#place } satisfies Kept, "");
        addEventListener("popstate", () => {
            this.#soon = undefined;
            this.#popped();
        });
        addEventListener("pagehide", () => this.#write());
    }

    /** A form that holds input which is not saved asks first. */
    go(address: string): void {
        this.#write();
        if (address === location.pathname + location.search) return;
        unsaved.leave(() => {
            history.pushState({ place: ++this.#place } satisfies Kept, "", address);
            this.#read();
            scrollTo(0, 0);
        });
    }

    replace(address: string): void {
        this.#soon = undefined;
        history.replaceState({ place: this.#place } satisfies Kept, "", address);
        this.#read();
    }

    /** For what changes while somebody types: browsers let an address be written a hundred times in half a minute, and no more. */
    replaceSoon(address: string): void {
        const { pathname, searchParams } = new URL(address, location.href);
        this.path = pathname;
        this.query = searchParams;
        this.#soon = address;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#write(), quiet_ms);
    }

    #write(): void {
        if (this.#soon === undefined) return;
        history.replaceState({ place: this.#place } satisfies Kept, "", this.#soon);
        this.#soon = undefined;
    }

    /** The browser has gone back or forth already: where a form asks, that is taken back until it is answered. */
    #popped(): void {
        const asked = this.#asked;
        this.#asked = false;
        const { place } = keptNow();
        const by = (place ?? this.#place) - this.#place;
        if (location.pathname === this.path || by === 0 || asked || !unsaved.any) {
            // An anchor of this page is a place too, which the browser made.
            if (place === undefined) history.replaceState({ place: ++this.#place } satisfies Kept, "");
            else this.#place = place;
            return this.#read();
        }
        history.go(-by);
        unsaved.leave(() => {
            this.#asked = true;
            history.go(by);
        });
    }

    #read(): void {
        this.path = location.pathname;
        this.query = new URLSearchParams(location.search);
    }
}

export const router = new Router();

/** For the click of a link that stays within the app; new tabs and windows stay the browser's. */
export function follow(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(event.currentTarget.pathname + event.currentTarget.search);
}

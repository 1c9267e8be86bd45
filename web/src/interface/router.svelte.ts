/** The address of this page. Moving within an app keeps the page, and with it the core and its replica. */
class Router {
    path = $state(location.pathname);
    query = $state.raw(new URLSearchParams(location.search));

    constructor() {
        addEventListener("popstate", () => this.#read());
    }

    go(address: string): void {
        if (address === location.pathname + location.search) return;
        history.pushState(null, "", address);
        this.#read();
        scrollTo(0, 0);
    }

    replace(address: string): void {
        history.replaceState(null, "", address);
        this.#read();
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

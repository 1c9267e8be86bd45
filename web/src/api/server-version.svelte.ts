/** Of the build, from package.json. */
declare const __USHER_VERSION__: string;

const key = "usher-reloaded-for";

const read = (): string | null => {
    try {
        return sessionStorage.getItem(key);
    } catch {
        return null;
    }
};

/** Whether this page's code is of the server's version, as the server's answers say. */
class ServerVersion {
    /** The server's, while it is another than this page's. */
    other = $state("");

    note(header: string | null): void {
        if (header !== null) this.other = header === __USHER_VERSION__ ? "" : header;
    }

    /** The page is to be loaded anew before it sends anything. Once for a version: a cache on the way may not have it yet. */
    get stale(): boolean {
        return this.other !== "" && read() !== this.other;
    }

    reload(): void {
        try {
            sessionStorage.setItem(key, this.other);
        } catch {
            // Where nothing is remembered, the page only asks.
        }
        location.reload();
    }
}

export const server_version = new ServerVersion();

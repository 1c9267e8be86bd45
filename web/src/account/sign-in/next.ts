/** Paths of this server's own pages: nothing that a browser could take for another host. */
const page = /^\/([a-z][a-z0-9-]*(\/[a-z0-9-]+)*)?$/;
/** These are no pages to come back to. */
const elsewhere = /^\/(v1|i|code|sign-in|set-up)(\/|$)/;

/** Where to go after signing in: a page of this server, never another place. */
export function nextPage(wanted: string | null): string | null {
    const path = wanted?.split(/[?#]/, 1)[0] ?? "";
    return page.test(path) && !elsewhere.test(path) ? wanted : null;
}

const pages = ["/", "/people", "/outbox", "/account"];

/** Where to go after signing in: a page of this server that is known, never another place. */
export function nextPage(wanted: string | null): string | null {
    const path = wanted?.split(/[?#]/, 1)[0] ?? "";
    return pages.includes(path) ? wanted : null;
}

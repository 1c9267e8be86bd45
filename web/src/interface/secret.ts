import { router } from "./router.svelte.ts";

/**
 * Takes the secret of a link out of the address: from the fragment, or from the path where a gateway has encoded the '#'.
 * It is removed from the address bar and the history, and lives in this page's memory only. Empty when there is none.
 */
export function takeSecret(page: string, place: Location = location): string {
    const encoded = `${page}%23`;
    const path = place.pathname;
    let secret = "";
    if (place.hash.length > 1) secret = place.hash.slice(1);
    else if (path.toLowerCase().startsWith(encoded)) secret = path.slice(encoded.length);
    if (secret !== "" || path !== page) router.replace(page);
    return secret;
}

import { router } from "./router.svelte.ts";
import { secretIn } from "./secret-in.ts";

/**
 * Takes the secret of a link out of the address: from the fragment, or from the path where a gateway has encoded the '#'.
 * It is removed from the address bar and the history, and lives in this page's memory only. Empty when there is none.
 */
export function takeSecret(page: string, place: Location = location): string {
    const secret = secretIn(page, place.pathname, place.hash);
    if (secret !== "" || place.pathname !== page) router.replace(page);
    return secret;
}

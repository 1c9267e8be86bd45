import { session } from "../api/session.svelte.ts";
import { replica } from "../sync/replica.svelte.ts";

const pause_ms = 15_000;

/** No stream tells whoever may see nothing that they may again: so that is asked now and then. What ends it is returned. */
export function lookAgain(): () => void {
    const look = (): Promise<void> => session.renew().then(() => replica.resume());
    const timer = setInterval(() => void look().catch(() => undefined), pause_ms);
    return () => clearInterval(timer);
}

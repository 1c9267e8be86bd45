import type { Problem } from "../api/problem.ts";
import { pauseAfter } from "../sync/patience.ts";
import { online } from "./online.svelte.ts";

/** While there is a connection; then it is left to the person. */
const most_tries = 4;

/**
 * Loads again what could not be loaded because no server answered: at once when the connection is back, and a few times more
 * if that is too early. Called where an effect may run.
 */
export function loadAgain(problem: () => Problem | undefined, load: () => unknown): void {
    let tries = 1;
    $effect(() => {
        if (!online.connected) {
            tries = 0;
            return;
        }
        if (!isOfConnection(problem()) || tries > most_tries) return;
        const timer = setTimeout(load, tries === 0 ? 0 : pauseAfter(tries));
        ++tries;
        return () => clearTimeout(timer);
    });
}

const isOfConnection = (problem: Problem | undefined): boolean =>
    problem !== undefined && (problem.has("unreachable") || problem.status >= 502);

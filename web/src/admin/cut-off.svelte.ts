import { untrack } from "svelte";
import { replica } from "../sync/replica.svelte.ts";

/** Calls whenever nothing reaches the server any more, and now when it is so already. Gives what ends that. */
export function whenCutOff(run: () => void): () => void {
    return $effect.root(() => {
        $effect(() => {
            if (!replica.reaches) untrack(run);
        });
    });
}

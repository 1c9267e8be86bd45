import { onMount } from "svelte";
import { session } from "../../api/session.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { known } from "../known.svelte.ts";

/** By account, organization and card. */
const kept = new Map<string, unknown>();

/**
 * While the app is open, what was typed outlives a card that nobody has left: the right to it was taken, and may come back. Called when
 * the card is made, once it shows what is saved; `typed` gives nothing when all is saved or given up.
 */
export function keepDraft<Draft>(card: string, typed: () => Draft | undefined, show: (draft: Draft) => void): void {
    const key = `${session.account?.id} ${replica.organization} ${card}`;
    const draft = kept.get(key) as Draft | undefined;
    kept.delete(key);
    if (draft !== undefined) show(draft);
    onMount(() => () => {
        // Who has gone to another organization has given it up, and nothing is known of this one to tell what was typed.
        const left = known.now && typed();
        if (left !== undefined) kept.set(key, left);
    });
}

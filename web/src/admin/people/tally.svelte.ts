import type { Person, Scope } from "@usher/core";
import { actions, may, type Action } from "./bulk.svelte.ts";
import type { Selection } from "./selection.svelte.ts";

/**
 * With how many of those selected each action can be done. A list is counted at once; everybody is looked through piece by piece
 * while the page goes on.
 */
export class Tally {
    /** Among those looked through. */
    counts = $state.raw<Partial<Record<Action, number>>>({});
    scopes = $state.raw<Scope[]>([]);
    looked = $state(0);
    /** Whether all of them are. */
    done = $state(false);
    #asked = 0;

    constructor(selection: Selection) {
        $effect(() => {
            void [selection.size, selection.all, selection.chosen];
            void this.#count(selection);
        });
        $effect(() => () => (this.#asked += 1));
    }

    /** Undefined until all are counted. */
    of(action: Action): number | undefined {
        return this.done ? this.counts[action] : undefined;
    }

    async #count(selection: Selection): Promise<void> {
        const asked = ++this.#asked;
        this.done = false;
        const counts = Object.fromEntries(actions.map((action) => [action, 0])) as Record<Action, number>;
        const scopes = new Set<Scope>();
        let looked = 0;
        for await (const people of selection.pieces()) {
            if (asked !== this.#asked) return;
            for (const person of people) count(person, counts, scopes);
            looked += people.length;
            [this.counts, this.scopes, this.looked] = [{ ...counts }, [...scopes], looked];
        }
        if (asked === this.#asked) this.done = true;
    }
}

function count(person: Person, counts: Record<Action, number>, scopes: Set<Scope>): void {
    scopes.add(person.scope);
    for (const action of actions) if (may[action](person)) counts[action] += 1;
}

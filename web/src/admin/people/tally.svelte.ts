import type { Person, Scope } from "@usher/core";
import { actions, may, type Action } from "./bulk.svelte.ts";
import type { Selection } from "./selection.svelte.ts";

/** Of more it is not counted beforehand with how many something can be done: it is told afterwards. */
const most_counted = 10_000;

/**
 * With how many of those selected each action can be done. A list is counted at once; everybody is counted piece by piece
 * while the page goes on, and what is not counted is undefined.
 */
export class Tally {
    counts = $state.raw<Partial<Record<Action, number>>>({});
    scopes = $state.raw<Scope[]>([]);
    /** Whether all of them are counted. */
    done = $state(false);
    #asked = 0;

    constructor(selection: Selection) {
        $effect(() => {
            void [selection.size, selection.all, selection.chosen];
            void this.#count(selection);
        });
    }

    async #count(selection: Selection): Promise<void> {
        const asked = ++this.#asked;
        this.done = false;
        const counts = Object.fromEntries(actions.map((action) => [action, 0])) as Record<Action, number>;
        const scopes = new Set<Scope>();
        if (selection.all) this.counts = {};
        if (selection.size > most_counted) return;
        for await (const people of selection.pieces()) {
            if (asked !== this.#asked) return;
            for (const person of people) count(person, counts, scopes);
        }
        if (asked !== this.#asked) return;
        this.counts = counts;
        this.scopes = [...scopes];
        this.done = true;
    }
}

function count(person: Person, counts: Record<Action, number>, scopes: Set<Scope>): void {
    scopes.add(person.scope);
    for (const action of actions) if (may[action](person)) counts[action] += 1;
}

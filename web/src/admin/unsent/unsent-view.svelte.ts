import type { Person } from "@usher/core";
import { SvelteMap } from "svelte/reactivity";
import { replica } from "../../sync/replica.svelte.ts";

const rows_at_once = 100;
/** As many as one batch of commands takes. */
export const most_chosen = 1000;

/** Who was added and not invited yet, the newest first; and who of them is chosen. */
export class UnsentView {
    search = $state("");
    rows = $state.raw<Person[]>([]);
    /** That the search finds. */
    total = $state(0);
    /** The same, while somebody searches. */
    found = $state<number>();
    /** Of all who wait. */
    waiting = $state(0);
    loaded = $state(false);
    chosen = new SvelteMap<string, Person>();
    #most = $state(rows_at_once);
    #asked = 0;

    /** Reads again whenever the replica or the search changed; called where an effect may run. */
    follow(): void {
        $effect(() => {
            void [replica.version, this.search, this.#most];
            void this.#load();
        });
    }

    more(): void {
        this.#most += rows_at_once;
    }

    toggle(person: Person): void {
        if (!this.chosen.delete(person.membership)) this.chosen.set(person.membership, person);
    }

    /** Who waits in a project, or anywhere, whatever is searched for: the first of them, and how many. */
    async waitingIn(project: string): Promise<{ people: Person[]; count: number }> {
        const place = project === "" ? { anywhere: true } : { scope: project };
        const query = { ...place, search: "", phase: "uninvited", sort: "name", descending: false } as const;
        const { rows, counts } = await replica.window({ ...query, from: 0, to: rows_at_once });
        return { people: rows, count: counts.uninvited };
    }

    async chooseAllFound(): Promise<void> {
        for (const person of (await this.#window(most_chosen)).rows) this.chosen.set(person.membership, person);
    }

    #window(to: number) {
        const query = { anywhere: true, search: this.search, phase: "uninvited", sort: "changed", descending: true } as const;
        return replica.window({ ...query, from: 0, to });
    }

    async #load(): Promise<void> {
        const asked = ++this.#asked;
        const searched = this.search !== "";
        const window = await this.#window(this.#most);
        if (asked !== this.#asked) return;
        this.rows = window.rows;
        this.total = window.total;
        this.found = searched ? window.total : undefined;
        this.waiting = window.counts.uninvited;
        this.loaded = window.loaded;
        // Who was invited meanwhile, here or by somebody else, is no choice any more.
        for (const [membership, person] of this.chosen) {
            const row = window.rows.find((each) => each.membership === membership);
            if (!row && this.search === "" && window.total <= window.rows.length) this.chosen.delete(membership);
            else if (row && row !== person) this.chosen.set(membership, row);
        }
    }
}

import type { PeopleWindow, Person, PhaseFilter } from "@usher/core";
import { SvelteMap } from "svelte/reactivity";
import { router } from "../../interface/router.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";

/** In the order in which they are offered. */
export const phases: PhaseFilter[] = [
    "everyone",
    "active",
    "invited",
    "lapsed",
    "uninvited",
    "awaiting_approval",
    "offered",
    "declined",
    "revoked",
    "left",
    "archived",
];

/** As many as one batch of commands takes. */
const most_selected = 1000;

/** What is shown of the people: filter and order, the rows in sight, and who is selected. */
export class PeopleView {
    search = $state(router.query.get("search") ?? "");
    phase = $state<PhaseFilter>(phases.find((phase) => phase === router.query.get("phase")) ?? "everyone");
    sort = $state<"name" | "changed">("changed");
    descending = $state(true);
    from = $state(0);
    to = $state(60);
    shown = $state.raw<PeopleWindow>();
    /** Of `shown.rows`. */
    first = $state(0);
    selected = new SvelteMap<string, Person>();
    #loading = false;
    #again = false;

    constructor() {
        $effect(() => {
            void replica.version;
            void [this.search, this.phase, this.sort, this.descending, this.from, this.to];
            void this.#load();
        });
        $effect(() => {
            const query = new URLSearchParams();
            if (this.phase !== "everyone") query.set("phase", this.phase);
            if (this.search !== "") query.set("search", this.search);
            const text = query.toString();
            router.replace(text === "" ? "/people" : `/people?${text}`);
        });
    }

    get loaded(): boolean {
        return this.shown?.loaded ?? false;
    }

    get selection(): Person[] {
        return [...this.selected.values()];
    }

    row(index: number): Person | undefined {
        return this.shown?.rows[index - this.first];
    }

    sortBy(sort: "name" | "changed"): void {
        if (this.sort === sort) this.descending = !this.descending;
        else {
            this.sort = sort;
            this.descending = sort === "changed";
        }
    }

    toggle(person: Person): void {
        if (!this.selected.delete(person.id)) this.selected.set(person.id, person);
    }

    /** Selects the rows between two, both included. */
    async selectRange(one: number, other: number): Promise<void> {
        const from = Math.min(one, other);
        const to = Math.min(Math.max(one, other) + 1, from + most_selected);
        for (const person of await this.#people(from, to)) this.selected.set(person.id, person);
    }

    async selectAll(): Promise<void> {
        await this.selectRange(0, Math.max(0, (this.shown?.total ?? 0) - 1));
    }

    async #people(from: number, to: number): Promise<Person[]> {
        const { search, phase, sort, descending } = this;
        return (await replica.window({ search, phase, sort, descending, from, to })).rows;
    }

    /** One question at a time; what changes meanwhile is asked once more. */
    async #load(): Promise<void> {
        if (this.#loading) {
            this.#again = true;
            return;
        }
        this.#loading = true;
        do {
            this.#again = false;
            const { search, phase, sort, descending, from, to } = this;
            const shown = await replica.window({ search, phase, sort, descending, from, to });
            this.first = from;
            this.shown = shown;
            for (const row of shown.rows) if (this.selected.has(row.id)) this.selected.set(row.id, row);
        } while (this.#again);
        this.#loading = false;
    }
}

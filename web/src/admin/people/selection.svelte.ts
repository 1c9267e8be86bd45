import type { Person } from "@usher/core";
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import { replica } from "../../sync/replica.svelte.ts";
import type { PeopleChoice } from "./people-query.ts";

/** What a selection needs of the view that it is made in. */
export interface Selectable {
    readonly choice: PeopleChoice;
    readonly total: number;
    people(from: number, to: number): Promise<Person[]>;
    everyone(): AsyncGenerator<Person[]>;
}

/**
 * Who is selected: people one by one, who stay selected when the filter changes; or everybody whom the filter lets through,
 * without a list of them.
 */
export class Selection {
    /** By their ids, as they were last seen. */
    #chosen = new SvelteMap<string, Person>();
    #all = $state(false);
    /** Of everybody, who is not. */
    #except = new SvelteSet<string>();
    /** How many of those chosen the filter does not show now. */
    hidden = $state(0);
    #view: Selectable;
    #asked = 0;

    constructor(view: Selectable) {
        this.#view = view;
    }

    get size(): number {
        return this.#all ? Math.max(0, this.#view.total - this.#except.size) : this.#chosen.size;
    }

    /** Whether it is everybody rather than a list. */
    get all(): boolean {
        return this.#all;
    }

    /** The list; empty while it is everybody. */
    get chosen(): Person[] {
        return [...this.#chosen.values()];
    }

    has(id: string): boolean {
        return this.#all ? !this.#except.has(id) : this.#chosen.has(id);
    }

    toggle(person: Person): void {
        if (this.#all) {
            if (!this.#except.delete(person.id)) this.#except.add(person.id);
        } else if (!this.#chosen.delete(person.id)) this.#chosen.set(person.id, person);
    }

    /** Selects the rows between two, both included. */
    async range(one: number, other: number): Promise<void> {
        const people = await this.#view.people(Math.min(one, other), Math.max(one, other) + 1);
        for (const person of people) {
            if (this.#all) this.#except.delete(person.id);
            else this.#chosen.set(person.id, person);
        }
    }

    everybody(): void {
        this.clear();
        this.#all = true;
    }

    clear(): void {
        this.#all = false;
        this.#chosen.clear();
        this.#except.clear();
        this.hidden = 0;
    }

    /** Rows as they are now. */
    refresh(rows: Person[]): void {
        for (const row of rows) if (this.#chosen.has(row.id)) this.#chosen.set(row.id, row);
    }

    /** Everybody meant everybody of the former filter. Of a list it is counted who is out of sight. */
    async filterChanged(): Promise<void> {
        if (this.#all) return this.clear();
        const asked = ++this.#asked;
        let hidden = 0;
        for (const id of this.#chosen.keys()) if (!(await isShown(id, this.#view.choice))) hidden += 1;
        if (asked === this.#asked) this.hidden = hidden;
    }

    /** Those selected, piece by piece. */
    async *pieces(): AsyncGenerator<Person[]> {
        if (!this.#all) {
            yield this.chosen;
            return;
        }
        for await (const rows of this.#view.everyone()) yield rows.filter((row) => !this.#except.has(row.id));
    }
}

/** The filter of the core, for one person. */
async function isShown(id: string, choice: PeopleChoice): Promise<boolean> {
    const view = await replica.person(id);
    if (!view) return false;
    const { person, memberships } = view.record;
    const needle = choice.search.trim().toLowerCase();
    const texts = [person.name, person.address ?? "", person.username ?? ""];
    if (needle !== "" && !texts.some((text) => text.toLowerCase().includes(needle))) return false;
    return view.rows.some((row) => {
        const is_open = row.phase === "invited" || row.phase === "offered";
        const of_phase = { everyone: true, open: is_open, lapsed: row.lapsed } as Record<string, boolean>;
        const voucher = memberships.find((membership) => membership.id === row.membership)?.voucher.kind;
        return (
            (choice.scope === undefined || choice.scope === row.scope) &&
            (choice.role === null || choice.role === row.role?.id) &&
            (choice.group === null || row.groups.some((group) => group.id === choice.group)) &&
            (choice.delivery === null || choice.delivery === row.delivery) &&
            (choice.source === null || choice.source === voucher) &&
            (of_phase[choice.phase] ?? choice.phase === row.phase)
        );
    });
}

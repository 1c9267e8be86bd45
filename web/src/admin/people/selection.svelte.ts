import type { Person } from "@usher/core";
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
    #chosen = $state.raw<ReadonlyMap<string, Person>>(new Map());
    #all = $state(false);
    /** Of everybody, who is not. */
    #except = $state.raw<ReadonlySet<string>>(new Set());
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
        this.#mark([person], !this.has(person.id));
    }

    /** Selects the rows between two, both included. */
    async range(one: number, other: number): Promise<void> {
        this.#mark(await this.#view.people(Math.min(one, other), Math.max(one, other) + 1), true);
    }

    everybody(): void {
        this.clear();
        this.#all = true;
    }

    clear(): void {
        this.#all = false;
        this.#chosen = new Map();
        this.#except = new Set();
        this.hidden = 0;
    }

    /** Rows as they are now. */
    refresh(rows: Person[]): void {
        const seen = rows.filter((row) => this.#chosen.has(row.id));
        if (seen.length > 0) this.#mark(seen, true);
    }

    #mark(people: Person[], selected: boolean): void {
        if (this.#all) {
            const except = new Set(this.#except);
            for (const { id } of people) if (selected) except.delete(id); else except.add(id);
            this.#except = except;
        } else {
            const chosen = new Map(this.#chosen);
            for (const person of people) if (selected) chosen.set(person.id, person); else chosen.delete(person.id);
            this.#chosen = chosen;
        }
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

import type { PeopleSort, Person } from "@usher/core";
import { Selection } from "../../src/admin/people/selection.svelte.ts";
import type { PeopleView } from "../../src/admin/people/people-view.svelte.ts";
import { readChoice } from "../../src/admin/people/people-query.ts";

const nothing = { invite: false, resend: false, copy_link: false, change_role: false, archive: false, restore: false, revoke: false };

export const person = (number: number, name = `Person ${number}`): Person =>
    ({
        id: `person-${number}`,
        membership: `membership-${number}`,
        name,
        address: `person${number}@northwind.example`,
        phase: "active",
        role: null,
        groups: [],
        scope: null,
        changed_at: "2026-11-20T08:00:00Z",
        can: nothing,
    }) as unknown as Person;

/** What a table shows, with as many people as are asked for and nobody asked about them. */
export class ShownPeople {
    rows = $state.raw<Person[]>([]);
    choice = $state.raw(readChoice(new URLSearchParams(), { phase: "everyone", sort: "changed", descending: true }));
    from = 0;
    to = 0;
    printed = $state(0);
    first = 0;
    selection: Selection;

    constructor(count: number) {
        this.rows = Array.from({ length: count }, (_, index) => person(index));
        this.selection = new Selection({
            choice: this.choice,
            total: count,
            people: (from, to) => Promise.resolve(this.rows.slice(from, to)),
            everyone: () => this.#everyone(),
        });
    }

    get loaded(): boolean {
        return true;
    }

    get total(): number {
        return this.rows.length;
    }

    get shown(): unknown {
        return this.rows;
    }

    indexOf(id: string): number | undefined {
        const at = this.rows.findIndex((row) => row.id === id);
        return at < 0 ? undefined : at;
    }

    row(index: number): Person | undefined {
        return this.rows[index];
    }

    sortBy(sort: PeopleSort): void {
        this.choice = { ...this.choice, sort, descending: this.choice.sort === sort && !this.choice.descending };
    }

    get view(): PeopleView {
        return this as unknown as PeopleView;
    }

    async *#everyone(): AsyncGenerator<Person[]> {
        yield this.rows;
    }
}

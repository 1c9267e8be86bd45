import type { PeopleSort, PeopleWindow, Person, PhaseFilter, Scope } from "@usher/core";
import { untrack } from "svelte";
import { oneAtATime } from "../../interface/one-at-a-time.ts";
import { router } from "../../interface/router.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { coreQuery, readChoice, writeChoice, type Fallback, type PeopleChoice } from "./people-query.ts";
import { Selection } from "./selection.svelte.ts";

/** So many rows are asked for at once where all of them are wanted. */
const rows_at_once = 2000;

/** What is shown of the people: filter and order, the rows in sight, and who is selected. All but the last two live in the address. */
export class PeopleView {
    choice = $state.raw<PeopleChoice>(readChoice(new URLSearchParams(), { phase: "everyone", sort: "changed", descending: true }));
    from = $state(0);
    /** As many as a window of usual height will ask for, so that the first rows are asked for once. */
    to = $state(80);
    shown = $state.raw<PeopleWindow>();
    /** So many rows stand there from the first on while the page is printed. */
    printed = $state(0);
    /** What `shown` is the answer to. */
    answered = $state.raw(this.choice);
    /** Of `shown.rows`. */
    first = $state(0);
    readonly selection: Selection;
    readonly #path: string;
    readonly #fallback: Fallback;
    #written = "";

    constructor(path: string, fallback: Fallback) {
        this.#path = path;
        this.#fallback = fallback;
        this.choice = readChoice(router.query, fallback);
        this.#written = router.query.toString();
        this.selection = new Selection(this);
        $effect(() => {
            void replica.version;
            void [this.choice, this.from, this.to];
            void this.#load();
        });
        // Another address of the same page was gone to.
        $effect(() => {
            const query = router.query;
            if (router.path !== this.#path && router.path !== "/") return;
            if (query.toString() !== untrack(() => this.#written)) this.choose(readChoice(query, this.#fallback));
        });
    }

    get loaded(): boolean {
        return this.shown?.loaded ?? false;
    }

    get total(): number {
        return this.shown?.total ?? 0;
    }

    get search(): string {
        return this.choice.search;
    }

    set search(search: string) {
        this.choose({ search }, "soon");
    }

    get phase(): PhaseFilter {
        return this.choice.phase;
    }

    set phase(phase: PhaseFilter) {
        this.choose({ phase });
    }

    row(index: number): Person | undefined {
        return this.shown?.rows[index - this.first];
    }

    /** Where a person stands among the rows in hand; undefined when it is none of these. */
    indexOf(id: string): number | undefined {
        const at = this.shown?.rows.findIndex((row) => row.id === id) ?? -1;
        return at < 0 ? undefined : this.first + at;
    }

    /** `written`: when the address says so. */
    choose(change: Partial<PeopleChoice>, written: "now" | "soon" = "now"): void {
        this.choice = { ...this.choice, ...change };
        this.#write(written);
        void this.selection.filterChanged();
    }

    /** No condition, no search, whatever the phase. */
    clear(): void {
        const nothing = { role: null, group: null, delivery: null, source: null, scope: undefined };
        this.choose({ ...nothing, search: "", phase: this.#fallback.phase });
    }

    sortBy(sort: PeopleSort): void {
        const same = this.choice.sort === sort;
        const newest_first = sort === "changed" || sort === "sent";
        this.choice = { ...this.choice, sort, descending: same ? !this.choice.descending : newest_first };
        this.#write("now");
    }

    /** The rows between two, the second left out. */
    async people(from: number, to: number): Promise<Person[]> {
        return (await replica.window(coreQuery(this.choice, from, to))).rows;
    }

    /** All that the filter lets through, piece by piece, so that the page stays quick. */
    async *everyone(): AsyncGenerator<Person[]> {
        const choice = this.choice;
        for (let from = 0; ; from += rows_at_once) {
            const { rows, total } = await replica.window(coreQuery(choice, from, from + rows_at_once));
            yield rows;
            if (from + rows_at_once >= total) return;
        }
    }

    /** How many people are open in a scope, by the same counts that the tabs show. */
    async countsIn(scope: Scope | undefined): Promise<PeopleWindow["counts"]> {
        return (await replica.window(coreQuery({ ...this.choice, scope }, 0, 0))).counts;
    }

    #write(when: "now" | "soon"): void {
        this.#written = writeChoice(this.choice, this.#fallback).toString();
        const address = this.#written === "" ? this.#path : `${this.#path}?${this.#written}`;
        router[when === "soon" ? "replaceSoon" : "replace"](address);
    }

    #load = oneAtATime(async () => {
        const { choice, from, to } = this;
        const shown = await replica.window(coreQuery(choice, from, to));
        this.first = from;
        this.answered = choice;
        this.shown = shown;
        this.selection.refresh(shown.rows);
    });
}

import { request, requestText } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { dayOf } from "../../words/days.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { learnNames } from "./audit-sentence.ts";
import { places } from "./places.svelte.ts";

const lines_a_page = 500;
const lines_an_export = 1000;
/** So many pages are looked through at once for what the filters ask; then the person says whether to go on. */
const most_pages = 10;
const enough = 50;

export interface AuditFilter {
    kind: string;
    /** Part of a person's or an actor's name. */
    person: string;
    actor: string;
    /** The reader's days, as the platform's date fields write them; both are included. */
    from: string;
    until: string;
}

export const nothing_asked: AuditFilter = { kind: "", person: "", actor: "", from: "", until: "" };

/** The log of the organization, newest first. The server filters by kind; the rest is filtered here while pages come. */
export class AuditView {
    filter = $state<AuditFilter>({ ...nothing_asked });
    entries = $state.raw<AuditEntry[]>([]);
    names = $state.raw<ReadonlyMap<string, string>>(new Map());
    next = $state<string | null>(null);
    loaded = $state(false);
    busy = $state(false);
    problem = $state.raw<Problem>();
    #names = new Map<string, string>();
    #holds: (entry: AuditEntry, names: ReadonlyMap<string, string>) => boolean;
    #asked = 0;

    /** `holds` judges what the server cannot: names. */
    constructor(holds: (entry: AuditEntry, names: ReadonlyMap<string, string>) => boolean) {
        this.#holds = holds;
    }

    get shown(): AuditEntry[] {
        return this.entries.filter((entry) => this.#passes(entry));
    }

    learn(names: Iterable<[string, string]>): void {
        for (const [id, name] of names) this.#names.set(id, name);
        this.names = new Map(this.#names);
    }

    refresh(): Promise<void> {
        return this.#load([], null);
    }

    older(): Promise<void> {
        return this.#load(this.entries, this.next);
    }

    /** Everything that the filter lets through, the server's own text of it. */
    async export(format: "csv" | "json"): Promise<string> {
        return format === "csv" ? this.#exportTable() : this.#exportEntries();
    }

    async verify(): Promise<{ change: number } | null> {
        const path = `/v1/organizations/${replica.organization}/audit/verification`;
        return (await request<{ broken: { change: number } | null }>("GET", path)).body.broken;
    }

    #passes(entry: AuditEntry): boolean {
        const { from, until } = this.filter;
        const day = dayOf(new Date(entry.at));
        return (from === "" || day >= from) && (until === "" || day <= until) && this.#holds(entry, this.#names);
    }

    #path(limit: number, before: string | null, format = "json"): string {
        const query = new URLSearchParams({ limit: String(limit), format });
        if (before !== null) query.set("before", before);
        if (this.filter.kind !== "") query.set("kind", this.filter.kind);
        return `/v1/organizations/${replica.organization}/audit?${query}`;
    }

    async #load(before: AuditEntry[], cursor: string | null): Promise<void> {
        if (replica.organization === "") return;
        const asked = ++this.#asked;
        this.busy = true;
        try {
            let entries = before;
            let next = cursor;
            let found = 0;
            for (let page = 0; page < most_pages && found < enough; ++page) {
                const { body } = await request<{ entries: AuditEntry[]; next: string | null }>("GET", this.#path(lines_a_page, next));
                if (asked !== this.#asked) return;
                learnNames(body.entries, this.#names);
                places.learnPayloads(body.entries.map((entry) => entry.payload));
                entries = [...entries, ...body.entries];
                next = body.next;
                found += body.entries.filter((entry) => this.#passes(entry)).length;
                if (next === null || this.#isBefore(body.entries.at(-1))) break;
            }
            this.names = new Map(this.#names);
            this.entries = entries;
            this.next = this.#isBefore(entries.at(-1)) ? null : next;
            this.loaded = true;
            this.problem = undefined;
        } catch (thrown) {
            if (asked === this.#asked) this.problem = asProblem(thrown);
        } finally {
            if (asked === this.#asked) this.busy = false;
        }
    }

    /** Whether all that follows is older than what is asked for. */
    #isBefore(entry: AuditEntry | undefined): boolean {
        return entry !== undefined && this.filter.from !== "" && dayOf(new Date(entry.at)) < this.filter.from;
    }

    async #exportEntries(): Promise<string> {
        const all: AuditEntry[] = [];
        for (let next: string | null = null, more = true; more; more = next !== null) {
            const { body }: { body: { entries: AuditEntry[]; next: string | null } } = await request("GET", this.#path(lines_an_export, next));
            all.push(...body.entries.filter((entry) => this.#passes(entry)));
            next = body.next;
        }
        return JSON.stringify(all, null, 2);
    }

    /**
     * The server's rows, so that they are as safe in a spreadsheet as it makes them; which of them is judged by the entries. Spreadsheets
     * read UTF-8 as such where a mark stands before it.
     */
    async #exportTable(): Promise<string> {
        const rows: string[] = [];
        for (let next: string | null = null, more = true; more; more = next !== null) {
            const path = this.#path(lines_an_export, next);
            const { body }: { body: { entries: AuditEntry[]; next: string | null } } = await request("GET", path);
            const table: string[] = (await requestText(this.#path(lines_an_export, next, "csv"))).split("\r\n");
            if (rows.length === 0) rows.push(table[0] ?? "");
            rows.push(...table.slice(1).filter((_, index) => body.entries[index] && this.#passes(body.entries[index])));
            next = body.next;
        }
        return `\uFEFF${rows.join("\r\n")}\r\n`;
    }
}


import type { Actor } from "@usher/core";
import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { replica } from "../../sync/replica.svelte.ts";
import type { Payload } from "../audit/audit-entry.ts";
import { places } from "../audit/places.svelte.ts";

export interface LogLine {
    change: number;
    command: string;
    at: string;
    by: Actor;
    kind: string;
    payload: Payload | null;
}

interface Page {
    entries: LogLine[];
    next: string | null;
}

const lines_a_page = 1000;
/** So many pages are looked through before it is asked whether to look further back. */
const pages_at_once = 5;
const enough = 20;

/** What happened to one person, the newest first. The log is the organization's, so it is looked through from its end. */
export class History {
    lines = $state.raw<LogLine[]>([]);
    /** Whether there is more of the log that was not looked through. */
    more = $state(false);
    busy = $state(false);
    loaded = $state(false);
    problem = $state.raw<Problem>();
    #id: string;
    #before = "";

    constructor(id: string) {
        this.#id = id;
    }

    refresh(): Promise<void> {
        return this.#look("", []);
    }

    further(): Promise<void> {
        return this.#look(this.#before, this.lines);
    }

    async #look(from: string, before: LogLine[]): Promise<void> {
        if (this.busy) return;
        this.busy = true;
        try {
            const found = [...before];
            let next: string | null = from;
            for (let page = 0; page < pages_at_once && next !== null && found.length < before.length + enough; ++page) {
                const body = await this.#page(next);
                found.push(...body.entries.filter((line) => JSON.stringify(line.payload).includes(this.#id)));
                next = body.next;
            }
            places.learnPayloads(found.map((line) => line.payload));
            this.lines = found;
            this.more = next !== null;
            this.#before = next ?? "";
            this.loaded = true;
            this.problem = undefined;
        } catch (thrown) {
            this.problem = asProblem(thrown);
        } finally {
            this.busy = false;
        }
    }

    async #page(before: string): Promise<Page> {
        const query = new URLSearchParams({ limit: `${lines_a_page}`, ...(before !== "" && { before }) });
        return (await request<Page>("GET", `/v1/organizations/${replica.organization}/audit?${query}`)).body;
    }
}

import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";

/** A list that the server hands out page by page, under this key of its answers. */
export class Paged<Item> {
    items = $state.raw<Item[]>([]);
    next = $state<string | null>(null);
    loaded = $state(false);
    busy = $state(false);
    problem = $state.raw<Problem>();
    readonly #path: string;
    readonly #key: string;
    #query = "";
    #asked = 0;

    constructor(path: string, key: string) {
        this.#path = path;
        this.#key = key;
    }

    /** From the beginning, with these conditions; an answer that another question has overtaken is dropped. */
    read(conditions: Record<string, string> = {}): Promise<void> {
        const named = Object.entries(conditions).filter(([, value]) => value !== "");
        this.#query = new URLSearchParams(named).toString();
        return this.#load("", []);
    }

    again(): Promise<void> {
        return this.#load("", []);
    }

    more(): Promise<void> {
        return this.#load(this.next ?? "", this.items);
    }

    async #load(after: string, before: Item[]): Promise<void> {
        const asked = ++this.#asked;
        this.busy = true;
        const query = [this.#query, after === "" ? "" : `after=${encodeURIComponent(after)}`].filter((part) => part !== "").join("&");
        try {
            const { body } = await request<Record<string, unknown>>("GET", query === "" ? this.#path : `${this.#path}?${query}`);
            if (asked !== this.#asked) return;
            this.items = [...before, ...(body[this.#key] as Item[])];
            this.next = (body["next"] as string | null | undefined) ?? null;
            this.loaded = true;
            this.problem = undefined;
        } catch (thrown) {
            if (asked === this.#asked) this.problem = asProblem(thrown);
        } finally {
            if (asked === this.#asked) this.busy = false;
        }
    }
}

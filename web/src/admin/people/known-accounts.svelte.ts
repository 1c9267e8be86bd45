import type { Person } from "@usher/core";
import { SvelteMap } from "svelte/reactivity";
import { request } from "../../api/http.ts";
import { session } from "../../api/session.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { known } from "../known.svelte.ts";

/** So many people are asked about at once; the server takes no more. */
const at_once = 100;
/** What was asked is asked again after so long. */
const good_ms = 60_000;

/**
 * Whether the address of somebody who is invited has an account, where this server shows that to the viewer (T-14). It is no
 * part of the records: those look the same whether there is an account or not, and where nothing is shown nothing is asked.
 */
class KnownAccounts {
    #answers = new SvelteMap<string, boolean>();
    #asked = new Map<string, number>();
    #wanted = new Map<string, string>();
    #timer: ReturnType<typeof setTimeout> | undefined;

    get shown(): boolean {
        return session.sees_accounts && known.may("people.edit");
    }

    /** Undefined: not shown, or not known yet. Asks by itself. */
    of(person: Person): boolean | undefined {
        if (!this.shown || person.address === null || person.pending) return undefined;
        const key = `${replica.organization} ${person.id} ${person.address}`;
        if (Date.now() - (this.#asked.get(key) ?? 0) > good_ms) {
            this.#asked.set(key, Date.now());
            this.#wanted.set(person.id, key);
            this.#timer ??= setTimeout(() => void this.#ask(), 50);
        }
        return this.#answers.get(key);
    }

    async #ask(): Promise<void> {
        this.#timer = undefined;
        const home = replica.organization;
        const batch = [...this.#wanted].slice(0, at_once);
        for (const [id] of batch) this.#wanted.delete(id);
        if (this.#wanted.size > 0) this.#timer = setTimeout(() => void this.#ask(), 50);
        const here = batch.filter(([, key]) => key.startsWith(`${home} `));
        if (here.length === 0) return;
        try {
            const ids = here.map(([id]) => id);
            const { body } = await request<{ people: string[] }>("GET", `/v1/organizations/${home}/known?people=${ids.join(",")}`);
            for (const [id, key] of here) this.#answers.set(key, body.people.includes(id));
        } catch {
            // Offline, or no longer shown: the state alone is said, and asked again later.
        }
    }
}

export const known_accounts = new KnownAccounts();

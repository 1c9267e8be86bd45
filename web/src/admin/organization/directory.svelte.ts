import type { Actor, PersonRecord } from "@usher/core";
import { request } from "../../api/http.ts";
import { session } from "../../api/session.svelte.ts";
import { online } from "../../interface/online.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t } from "../../words/words.ts";
import { places } from "../audit/places.svelte.ts";
import { known } from "../known.svelte.ts";

export interface Known {
    person: string;
    name: string;
}

interface PeoplePage {
    people: PersonRecord[];
    next: string | null;
}

const rows_a_page = 1000;
/** So many are looked through for names; who comes later is called by what they are. */
const most_pages = 20;

/** Who somebody is, by the id of the person or of their account: for lists that hold ids alone. */
class Directory {
    #home = "";
    #people = $state.raw(new Map<string, Known>());
    #accounts = $state.raw(new Map<string, Known>());

    /**
     * Reads everybody whom the viewer may see, once for each organization. Who cannot be read has no name. An effect that calls it
     * does so again when the connection is back.
     */
    async load(): Promise<void> {
        const home = replica.organization;
        if (!online.connected || home === "" || home === this.#home) return;
        this.#home = home;
        const people = new Map<string, Known>();
        const accounts = new Map<string, Known>();
        let after: string | null = "";
        try {
            for (let page = 0; page < most_pages && after !== null; ++page) {
                const query: string = after === "" ? "" : `&after=${encodeURIComponent(after)}`;
                const path: string = `/v1/organizations/${home}/people?limit=${rows_a_page}${query}`;
                const { body }: { body: PeoplePage } = await request<PeoplePage>("GET", path);
                for (const { person } of body.people) {
                    const known = { person: person.id, name: person.name || (person.address ?? "") };
                    people.set(person.id, known);
                    if (person.account) accounts.set(person.account, known);
                }
                places.learn(body.people.flatMap(({ memberships }) => memberships));
                after = body.next;
                this.#people = new Map(people);
                this.#accounts = new Map(accounts);
            }
        } catch {
            this.#home = "";
        }
    }

    person(id: string): Known | undefined {
        return this.#people.get(id);
    }

    account(id: string): Known | undefined {
        return this.#accounts.get(id);
    }

    /** What an actor is called in a sentence; `names` are those that are known from elsewhere, by id. */
    nameOf(actor: Actor, names?: ReadonlyMap<string, string>): string {
        if (actor.kind === "account") {
            if (actor.account === session.account?.id) return session.account?.name ?? "";
            const id = actor.account ?? "";
            return this.account(id)?.name || names?.get(id) || t("who.account");
        }
        if (actor.kind === "integration") {
            const found = known.now?.integrations.find((integration) => integration.id === actor.integration);
            return found?.name ?? names?.get(actor.integration ?? "") ?? t("who.integration");
        }
        return t(actor.kind === "system" ? "who.system" : "who.anonymous");
    }
}

export const directory = new Directory();

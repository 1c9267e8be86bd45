import type { PersonRecord, Scope } from "@usher/core";
import { listed } from "../../interface/listed.ts";
import { known } from "../known.svelte.ts";
import type { Payload } from "./audit-entry.ts";

type Seat = Pick<PersonRecord["memberships"][number], "id" | "scope" | "invitation">;

const idOf = (item: string | { id?: string } | undefined): string => (typeof item === "string" ? item : (item?.id ?? ""));

/** Where memberships and requests are, and what an invitation invites to, as far as the registry and the log have told. */
class Places {
    #scopes = $state.raw<ReadonlyMap<string, Scope>>(new Map());
    #invited = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());

    /** What people have now. */
    learn(seats: Seat[]): void {
        const invited = new Map(this.#invited);
        for (const { id, invitation } of seats) {
            const others = invitation === null ? [] : (invited.get(invitation) ?? []);
            if (invitation !== null && !others.includes(id)) invited.set(invitation, [...others, id]);
        }
        this.#scopes = new Map([...this.#scopes, ...seats.map(({ id, scope }) => [id, scope] as const)]);
        this.#invited = invited;
    }

    /** What was written when they got it. */
    learnPayloads(payloads: (Payload | null)[]): void {
        const scopes = new Map(this.#scopes);
        const invited = new Map(this.#invited);
        for (const payload of payloads) {
            if (!payload) continue;
            const { id, scope, membership, invitation, seats } = payload;
            if (id && scope !== undefined) scopes.set(id, scope);
            if (typeof membership === "object" && membership.id && membership.scope !== undefined) scopes.set(membership.id, membership.scope);
            if (seats) invited.set(idOf(invitation), seats.map((seat) => seat.membership));
        }
        this.#scopes = scopes;
        this.#invited = invited;
    }

    /** What the places are called that something happened in; "none" when nothing tells. */
    named(payload: Payload | null, names?: ReadonlyMap<string, string>): string {
        const called = this.#of(payload).map((scope) => (scope === null ? known.now?.name : (known.projectName(scope) ?? names?.get(scope))) ?? "");
        return listed(called.filter((name) => name !== "")) || "none";
    }

    #of(payload: Payload | null): Scope[] {
        if (!payload) return [];
        const { id, membership, invitation, seats } = payload;
        const scope = typeof membership === "object" ? membership.scope : payload.scope;
        if (scope !== undefined) return [scope];
        const memberships = membership === undefined ? (seats?.map((seat) => seat.membership) ?? this.#invited.get(idOf(invitation))) : [idOf(membership)];
        return [...new Set((memberships ?? [id ?? ""]).map((each) => this.#scopes.get(each)))].filter((each) => each !== undefined);
    }
}

export const places = new Places();

import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { replica } from "../../sync/replica.svelte.ts";

export const delivery_states = ["queued", "held", "accepted", "deferred", "failed", "dropped"] as const;
export type DeliveryState = (typeof delivery_states)[number];

export interface Delivery {
    number: number;
    person: string;
    invitation: string;
    kind: string;
    to: string;
    state: DeliveryState;
    /** What the relay said last; empty when nothing. */
    reply: string;
    queued_at: string;
    changed_at: string;
}

/** What became of the organization's mails, newest first, a page at a time. Never what they said. */
export class DeliveriesView {
    deliveries = $state.raw<Delivery[]>([]);
    next = $state<string | null>(null);
    loaded = $state(false);
    busy = $state(false);
    problem = $state.raw<Problem>();

    /** Reads the newest page again; older ones that were read before are let go. */
    refresh(): Promise<void> {
        return this.#load("", []);
    }

    older(): Promise<void> {
        return this.#load(`&before=${this.next}`, this.deliveries);
    }

    async #load(query: string, before: Delivery[]): Promise<void> {
        if (this.busy || replica.organization === "") return;
        this.busy = true;
        try {
            const path = `/v1/organizations/${replica.organization}/deliveries?limit=200${query}`;
            const { body } = await request<{ deliveries: Delivery[]; next: string | null }>("GET", path);
            this.deliveries = [...before, ...body.deliveries];
            this.next = body.next;
            this.loaded = true;
            this.problem = undefined;
        } catch (thrown) {
            this.problem = asProblem(thrown);
        } finally {
            this.busy = false;
        }
    }
}

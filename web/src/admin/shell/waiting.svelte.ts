import type { Counts } from "@usher/core";
import { whenIdle } from "../../interface/idle.ts";
import { oneAtATime } from "../../interface/one-at-a-time.ts";
import { replica } from "../../sync/replica.svelte.ts";

/** How many wait where, for the badges of the sidebar: in the organization and its projects together. Zeros until the replica is loaded. */
export type Waiting = Pick<Counts, "uninvited" | "invited" | "awaiting_approval" | "offered" | "open">;

const nobody: Waiting = { uninvited: 0, invited: 0, awaiting_approval: 0, offered: 0, open: 0 };

class WaitingCounts {
    now = $state.raw<Waiting>(nobody);
    #organization = "";
    #read = oneAtATime(async () => {
        const { organization } = replica;
        // In the order of the first view, which the core has made for it.
        const query = { anywhere: true, search: "", phase: "everyone", sort: "changed", descending: true, from: 0, to: 0 } as const;
        const shown = await replica.window(query);
        this.now = shown.loaded && organization === this.#organization ? shown.counts : nobody;
    });

    /** Reads again whenever the replica changed, once it is of this organization; called where an effect may run. */
    follow(organization: () => string): void {
        $effect.pre(() => {
            this.#organization = organization();
            this.now = nobody;
        });
        $effect(() => {
            void replica.version;
            // Whoever looks at people asks first.
            whenIdle(() => void this.#read());
        });
    }
}

export const waiting = new WaitingCounts();

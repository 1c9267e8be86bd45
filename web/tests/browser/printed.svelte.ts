import type { Person } from "@usher/core";
import { ShownPeople } from "./people.svelte.ts";

/** Of whom only the first few are in hand. */
export class PrintedPeople extends ShownPeople {
    readonly #total: number;

    constructor(total: number, in_hand: Person[]) {
        super(0);
        this.#total = total;
        this.rows = in_hand;
    }

    override get total(): number {
        return this.#total;
    }

    override get shown(): unknown {
        return { rows: this.rows };
    }
}

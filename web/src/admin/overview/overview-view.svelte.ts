import type { Counts, DayCounts, ScopeCounts } from "@usher/core";
import { serverNow } from "../../api/clock.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { loadAgain } from "../../interface/load-again.svelte.ts";
import { oneAtATime } from "../../interface/one-at-a-time.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { deliveries, type Delivery } from "../deliveries.ts";
import { known } from "../known.svelte.ts";

/** One day by the clock of whoever looks. */
export interface Day extends DayCounts {
    at: Date;
}

const days_shown = 30;
const everyone = { search: "", phase: "everyone", sort: "name", descending: false, from: 0, to: 0 } as const;

/** How far everybody has come: altogether, by day and by project, and the mails that did not arrive. */
export class OverviewView {
    counts = $state.raw<Counts>();
    days = $state.raw<Day[]>();
    /** How many were ever invited, once everybody was looked at. */
    invited = $state<number>();
    scopes = $state.raw<ScopeCounts[]>([]);
    failed = $state.raw<Delivery[]>();
    problem = $state.raw<Problem>();

    follow(): void {
        $effect(() => {
            void [replica.version, known.now];
            void this.#read();
        });
        loadAgain(
            () => this.problem,
            () => this.#read(),
        );
    }

    #read = oneAtATime(async () => {
        const whole = await replica.window({ ...everyone, anywhere: true });
        if (!whole.loaded) return;
        this.counts = whole.counts;
        const counted = new Map((await replica.scopes()).map((counts) => [counts.scope, counts]));
        const nobody = { everyone: 0, open: 0, active: 0 };
        this.scopes = known.scopesWhere("people.read").map((scope) => counted.get(scope) ?? { scope, ...nobody });
        await this.#readDays();
        await this.#readDeliveries();
    });

    async #readDeliveries(): Promise<void> {
        if (!known.may("deliveries.read")) return;
        try {
            const { deliveries: all } = await deliveries(replica.organization);
            const newest = new Map<string, Delivery>();
            for (const each of all) if (!newest.has(each.invitation)) newest.set(each.invitation, each);
            this.failed = [...newest.values()].filter((each) => each.state === "failed");
            this.problem = undefined;
        } catch (thrown) {
            this.problem = asProblem(thrown);
        }
    }

    /** The core looks at some people at a time, and answers others meanwhile. */
    async #readDays(): Promise<void> {
        const now = serverNow();
        const begins = Array.from(
            { length: days_shown },
            (_, index) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - (days_shown - 1 - index)),
        );
        const ever = [new Date(0), ...begins];
        let found = await replica.days(ever);
        while (found.more) found = await replica.days(ever);
        this.invited = found.days.reduce((sum, day) => sum + day.invited, 0);
        this.days = found.days.slice(1).map((counts, index) => ({ at: begins[index] ?? now, ...counts }));
    }
}

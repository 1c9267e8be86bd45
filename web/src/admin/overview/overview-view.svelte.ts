import type { Counts, Person, Scope } from "@usher/core";
import { serverNow } from "../../api/clock.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { oneAtATime } from "../../interface/one-at-a-time.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { deliveries, type Delivery } from "../deliveries.ts";
import { known } from "../known.svelte.ts";

/** One day by the clock of whoever looks. */
export interface Day {
    at: Date;
    /** Invitations sent that day which are still open. */
    invited: number;
    /** Members since that day. */
    joined: number;
}

export interface ScopeCounts {
    scope: Scope;
    counts: Counts;
}

const days_shown = 30;
const rows_at_once = 2000;
/** With more projects than that, counting each would keep the page waiting. */
const most_projects = 40;

const everyone = { search: "", phase: "everyone", sort: "name", descending: false, from: 0, to: 0 } as const;

/** How far everybody has come: altogether, by day and by project, and the mails that did not arrive. */
export class OverviewView {
    counts = $state.raw<Counts>();
    days = $state.raw<Day[]>([]);
    scopes = $state.raw<ScopeCounts[]>([]);
    failed = $state.raw<Delivery[]>();
    problem = $state.raw<Problem>();

    follow(): void {
        $effect(() => {
            void [replica.version, known.view];
            void this.#read();
        });
    }

    #read = oneAtATime(async () => {
        const whole = await replica.window({ ...everyone, anywhere: true });
        if (!whole.loaded) return;
        this.counts = whole.counts;
        this.days = await byDay();
        const scopes = known.scopesWhere("people.read");
        const counted: ScopeCounts[] = [];
        if (scopes.length <= most_projects)
            for (const scope of scopes) counted.push({ scope, counts: (await replica.window({ ...everyone, scope })).counts });
        this.scopes = counted;
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
}

const midnight = (instant: Date): Date => new Date(instant.getFullYear(), instant.getMonth(), instant.getDate());

async function byDay(): Promise<Day[]> {
    const today = midnight(serverNow());
    const days = Array.from({ length: days_shown }, (_, index): Day => {
        const back = days_shown - 1 - index;
        return { at: new Date(today.getFullYear(), today.getMonth(), today.getDate() - back), invited: 0, joined: 0 };
    });
    const by_time = new Map(days.map((day) => [day.at.getTime(), day]));
    const first = days[0]?.at ?? today;
    await eachSince(first, "open", "sent", (person) => {
        const day = by_time.get(midnight(new Date(person.sent_at ?? 0)).getTime());
        if (day) day.invited += 1;
    });
    await eachSince(first, "active", "changed", (person) => {
        const day = by_time.get(midnight(new Date(person.changed_at)).getTime());
        if (day) day.joined += 1;
    });
    return days;
}

/** Newest first, so that nobody is looked at who is older. */
async function eachSince(
    first: Date,
    phase: "open" | "active",
    sort: "sent" | "changed",
    take: (person: Person) => void,
): Promise<void> {
    for (let from = 0; ; from += rows_at_once) {
        const query = { anywhere: true, search: "", phase, sort, descending: true, from, to: from + rows_at_once } as const;
        const { rows, total } = await replica.window(query);
        for (const person of rows) {
            if (new Date((sort === "sent" ? person.sent_at : person.changed_at) ?? 0) < first) return;
            take(person);
        }
        if (from + rows_at_once >= total) return;
    }
}

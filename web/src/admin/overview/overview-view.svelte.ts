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
const rows_at_once = 1000;
/** Rows take the core its time: of an organization where more has happened, fewer days are shown. */
const most_rows = 10_000;
/** With more projects than that, counting each would keep the page waiting. */
const most_projects = 40;

const everyone = { search: "", phase: "everyone", sort: "name", descending: false, from: 0, to: 0 } as const;

/** How far everybody has come: altogether, by day and by project, and the mails that did not arrive. */
export class OverviewView {
    counts = $state.raw<Counts>();
    days = $state.raw<Day[]>();
    scopes = $state.raw<ScopeCounts[]>([]);
    failed = $state.raw<Delivery[]>();
    problem = $state.raw<Problem>();

    follow(): void {
        $effect(() => {
            void [replica.version, known.now];
            void this.#read();
        });
    }

    #read = oneAtATime(async () => {
        const whole = await replica.window({ ...everyone, anywhere: true });
        if (!whole.loaded) return;
        this.counts = whole.counts;
        const scopes = known.scopesWhere("people.read");
        const counted: ScopeCounts[] = [];
        if (scopes.length <= most_projects)
            for (const scope of scopes) counted.push({ scope, counts: (await replica.window({ ...everyone, scope })).counts });
        this.scopes = counted;
        await this.#readDeliveries();
        this.days = await byDay();
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

const nextDay = (day: Date): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
const midnight = (instant: Date): Date => new Date(instant.getFullYear(), instant.getMonth(), instant.getDate());

async function byDay(): Promise<Day[]> {
    const today = midnight(serverNow());
    const days = Array.from({ length: days_shown }, (_, index): Day => {
        const back = days_shown - 1 - index;
        return { at: new Date(today.getFullYear(), today.getMonth(), today.getDate() - back), invited: 0, joined: 0 };
    });
    const by_time = new Map(days.map((day) => [day.at.getTime(), day]));
    const first = days[0]?.at ?? today;
    const invited_since = await eachSince(first, "open", "sent", (person) => {
        const day = by_time.get(midnight(new Date(person.sent_at ?? 0)).getTime());
        if (day) day.invited += 1;
    });
    const joined_since = await eachSince(first, "active", "changed", (person) => {
        const day = by_time.get(midnight(new Date(person.changed_at)).getTime());
        if (day) day.joined += 1;
    });
    const since = Math.max(invited_since.getTime(), joined_since.getTime());
    return days.filter((day) => day.at.getTime() >= since);
}

/** Newest first, so that nobody is looked at who is older. From when on nobody was left out. */
async function eachSince(
    first: Date,
    phase: "open" | "active",
    sort: "sent" | "changed",
    take: (person: Person) => void,
): Promise<Date> {
    const instant = (person: Person): Date => new Date((sort === "sent" ? person.sent_at : person.changed_at) ?? 0);
    for (let from = 0; ; from += rows_at_once) {
        const query = { anywhere: true, search: "", phase, sort, descending: true, from, to: from + rows_at_once } as const;
        const { rows, total } = await replica.window(query);
        for (const person of rows) {
            if (instant(person) < first) return first;
            take(person);
        }
        if (from + rows_at_once >= total) return first;
        const last = rows.at(-1);
        if (from + rows_at_once >= most_rows && last) return nextDay(midnight(instant(last)));
    }
}

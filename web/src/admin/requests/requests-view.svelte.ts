import type { AccessRequest, Person, PersonRecord, PersonView, PhaseFilter } from "@usher/core";
import { replica } from "../../sync/replica.svelte.ts";
import { called } from "../people/called.ts";

/** Somebody who asks for access, invited or from outside. */
export interface Asking {
    key: string;
    name: string;
    address: string;
    handle: string | null;
    at: string;
    scope: string | null;
    /** What answers it: the membership of somebody invited, or the request that stands beside. */
    person?: string;
    membership?: string;
    request?: string;
}

/** A person on the way in: how far they have come of the four stages. */
export interface OnTheWay {
    person: Person;
    /** The stage that is to be taken next, from 1; 5 when all are. */
    stage: number;
}

/** A pending membership that nobody who vouches for it may grant any more. */
export interface Unvouched {
    person: Person;
}

/** So many of each are looked at. */
const most = 200;
const stages: Partial<Record<PhaseFilter, number>> = { invited: 2, awaiting_approval: 3, offered: 4 };

class RequestsView {
    asking = $state.raw<Asking[]>([]);
    on_the_way = $state.raw<OnTheWay[]>([]);
    unvouched = $state.raw<Unvouched[]>([]);
    loaded = $state(false);
    #asked = 0;

    /** `beside` are the requests that stand in the organization itself. Called where an effect may run. */
    follow(beside: () => AccessRequest[]): void {
        $effect(() => {
            void replica.version;
            void this.#load(beside());
        });
    }

    async #load(beside: AccessRequest[]): Promise<void> {
        const asked = ++this.#asked;
        const [invited, awaiting, offered] = await Promise.all(
            (["invited", "awaiting_approval", "offered"] as const).map((phase) => rowsIn(phase)),
        );
        const views = await Promise.all([...(awaiting ?? []), ...(invited ?? [])].map((row) => replica.person(row.id)));
        const records = new Map(views.filter((view) => view !== null).map((view) => [view.record.person.id, view]));
        const open = [...(invited ?? []), ...(offered ?? [])];
        const reasons = await Promise.all(open.map((row) => replica.explain(row.membership)));
        if (asked !== this.#asked) return;
        this.unvouched = open
            .filter((_, index) => reasons[index]?.some((reason) => reason.code === "voucher_cannot_grant"))
            .map((person) => ({ person }));
        this.asking = [...(awaiting ?? []).flatMap((row) => askingOf(row, records)), ...beside.map(besideOf)].toSorted((one, other) =>
            one.at.localeCompare(other.at),
        );
        this.on_the_way = [...(invited ?? []).filter((row) => isVerified(row, records)), ...(awaiting ?? []), ...(offered ?? [])].map(
            (person) => ({ person, stage: stages[person.phase] ?? 1 }),
        );
        this.loaded = true;
    }
}

async function rowsIn(phase: PhaseFilter): Promise<Person[]> {
    const query = { anywhere: true, search: "", phase, sort: "changed", descending: true, from: 0, to: most } as const;
    return (await replica.window(query)).rows;
}

const membershipOf = (record: PersonRecord | undefined, id: string) => record?.memberships.find((each) => each.id === id);

function askingOf(row: Person, records: Map<string, PersonView>): Asking[] {
    const membership = membershipOf(records.get(row.id)?.record, row.membership);
    const request = membership?.request;
    if (!membership || !request) return [];
    return [
        {
            key: membership.id,
            name: called(row),
            address: request.address,
            handle: request.handle ?? null,
            at: request.at,
            scope: membership.scope,
            person: row.id,
            membership: membership.id,
        },
    ];
}

const besideOf = (request: AccessRequest): Asking => ({
    key: request.id,
    name: request.name,
    address: request.address,
    handle: request.handle ?? null,
    at: request.at,
    scope: request.scope,
    request: request.id,
});

/** Whether the invitation asks for approval; the others go straight to membership. */
function isVerified(row: Person, records: Map<string, PersonView>): boolean {
    const invitations = records.get(row.id)?.record.invitations ?? [];
    return invitations.find((each) => each.id === row.invitation)?.onboarding === "verified";
}

export const newRequestsView = (): RequestsView => new RequestsView();

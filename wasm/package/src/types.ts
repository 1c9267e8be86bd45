/** The shapes that cross the boundary of the core, in the wire's own spelling. Ids are UUID texts, instants RFC 3339 in UTC. */

/** The name of a code of `shared/values/code.hpp`. The words for it stand in the web's message catalogue. */
export type CodeName = string;

export type Phase =
    | "uninvited"
    | "invited"
    | "awaiting_approval"
    | "offered"
    | "active"
    | "declined"
    | "revoked"
    | "left"
    | "archived";

export interface CodeAt {
    code: CodeName;
    /** The dotted wire name of the field, or empty when it is about the whole. */
    field: string;
}

export interface RoleName {
    id: string;
    name: string;
}

export interface Role extends RoleName {
    permissions: string[];
    /** Whether the viewer may grant it. */
    grantable: boolean;
}

export type Field =
    | "name"
    | "name_required"
    | "organization_name"
    | "address"
    | "password"
    | "code"
    | "address_code"
    | "message";

export interface FieldVerdict {
    code: CodeName | null;
    /** What the person probably meant. */
    suggestion?: string;
    /** The value as the core reads it, when it is fine. */
    value?: string;
    /** Of a typed code: which symbol, counted from zero, is wrong. */
    symbol?: number;
}

/**
 * What will come of a row: `create` makes a person, `invite` asks one who is here and was never told or may be asked again,
 * `no_change` is already a member or invited (`code` says which), `duplicate` has the address of an earlier row.
 */
export type PasteVerdict = "create" | "invite" | "no_change" | "duplicate" | "invalid";

export interface PastedPerson {
    /** The piece of the paste that this is about. */
    text: string;
    name: string;
    address: string | null;
    verdict: PasteVerdict;
    code: CodeName | null;
    suggestion: string | null;
}

export interface Person {
    id: string;
    name: string;
    address: string | null;
    phase: Phase;
    /** Its link window is over; it stays open all the same. */
    lapsed: boolean;
    role: RoleName | null;
    changed_at: string;
    membership: string;
    invitation: string | null;
    sent_at: string | null;
    lapses_at: string | null;
    delivery: string | null;
    /** Predicted, and not confirmed by the server yet. */
    pending: boolean;
    /** The viewer. */
    me: boolean;
    can: { resend: boolean; copy_link: boolean; revoke: boolean };
}

export type PhaseFilter = "everyone" | "lapsed" | Phase;
export type Counts = Record<PhaseFilter, number>;

export interface PeopleQuery {
    search: string;
    phase: PhaseFilter;
    sort: "name" | "changed";
    descending: boolean;
    /** Rows `from` up to but not including `to`. */
    from: number;
    to: number;
    now: string;
}

export interface PeopleWindow {
    version: number;
    /** False until the first load is complete: before it nothing can be predicted. */
    loaded: boolean;
    total: number;
    rows: Person[];
    counts: Counts;
    organization: { id: string; name: string };
}

export interface InvitePerson {
    type: "invite_person";
    person: string;
    name: string;
    address: string;
    seats: { id: string; scope: null }[];
    role: string;
    invitation: string;
    when: "now" | "by_link" | "later";
    message: string;
    locale: string;
}

export interface Resend {
    type: "resend";
    invitation: string;
}

export interface Revoke {
    type: "revoke";
    membership: string;
}

export type CommandBody = InvitePerson | Resend | Revoke;

export interface Command {
    sequence: number;
    body: CommandBody;
}

/** One answer of a batch, as the server sends it. */
export interface Answer {
    sequence: number;
    /** The number of the change it made; 0 when it was refused. */
    change: number;
    /** Empty unless it was refused. */
    errors: CodeAt[];
    notes: CodeAt[];
    /** Ids of this client that the server knows under another. */
    renamed: { from: string; to: string }[];
}

export interface Refusal extends Command {
    errors: CodeAt[];
}

export interface Taken {
    cursor: string;
    more: boolean;
    /** The server asks for the replica to be dropped and loaded from the beginning. */
    restart: boolean;
    version: number;
}

export interface Prediction {
    /** When there are any, nothing is pending and the command must not be sent. */
    errors: CodeAt[];
    notes: CodeAt[];
    version: number;
}

export interface Settlement {
    version: number;
    refused: Refusal | null;
}

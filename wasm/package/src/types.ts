/** The shapes that cross the boundary of the core, in the wire's own spelling. Ids are UUID texts, instants RFC 3339 in UTC. */

import type { CommandBody } from "./commands.ts";
import type { Organization, PersonRecord, Scope } from "./state.ts";

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

export type GroupName = RoleName;

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
    | "message"
    | "username"
    | "handle"
    | "organization_handle"
    | "external_id"
    | "domain"
    | "metadata";

export interface FieldVerdict {
    code: CodeName | null;
    /** What the person probably meant. */
    suggestion?: string;
    /** The value as the core reads it, when it is fine. */
    value?: string;
    /** Of an address: the username that it suggests. */
    username?: string;
    /** Of a typed code: which symbol, counted from zero, is wrong. */
    symbol?: number;
    /** Of metadata: where it is wrong, counted from one; the column in code points. */
    line?: number;
    column?: number;
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

/** A row of a window: a person, and the membership by which they are shown. */
export interface Person {
    id: string;
    name: string;
    address: string | null;
    phase: Phase;
    /** Its link window is over; it stays open all the same. */
    lapsed: boolean;
    scope: Scope;
    role: RoleName | null;
    groups: GroupName[];
    changed_at: string;
    membership: string;
    /** Where else they are expected, and whether the viewer may take that back. */
    also: { membership: string; scope: Scope; revoke: boolean }[];
    invitation: string | null;
    sent_at: string | null;
    lapses_at: string | null;
    delivery: string | null;
    /** Predicted, and not confirmed by the server yet. */
    pending: boolean;
    /** The viewer. */
    me: boolean;
    can: Can;
}

/** What the viewer may do with a row, by the same rules that the server decides by. */
export interface Can {
    invite: boolean;
    resend: boolean;
    copy_link: boolean;
    revoke: boolean;
    archive: boolean;
    restore: boolean;
    change_role: boolean;
    leave: boolean;
}

/** One rule between a person and a scope. */
export interface Reason {
    rule: Rule;
    /** `asks`: nobody here knows whether it holds; it is asked when they accept. */
    outcome: "holds" | "refuses" | "asks";
    /** Why it refuses, or what it asks for. */
    code: CodeName | null;
    /** What would help and the viewer may do; `ask_administrator` when that is nothing. */
    remedies: Remedy[];
}

export type Rule =
    | "membership"
    | "organization"
    | "phase"
    | "sign_in"
    | "address"
    | "window"
    | "approval"
    | "voucher"
    | "second_factor"
    | "sign_in_method"
    | "seats"
    | "identity";

export type Remedy =
    | "invite"
    | "resend"
    | "restore"
    | "offer"
    | "change_role"
    | "edit_person"
    | "issue_code"
    | "validate_identity"
    | "ask_administrator";

/** `open`: invited or offered. */
export type PhaseFilter = "everyone" | "open" | "lapsed" | Phase;
/** Of the scope; anywhere, a person counts once for every phase they are in. */
export type Counts = Record<PhaseFilter, number>;
export type PeopleSort = "name" | "address" | "phase" | "role" | "sent" | "changed";

export interface PeopleQuery {
    /** By their membership there. Left out: at the organization. */
    scope?: Scope;
    /** By any membership that the filters let through, the organization's before projects'. */
    anywhere?: boolean;
    search: string;
    phase: PhaseFilter;
    role?: string | null;
    group?: string | null;
    /** How an open invitation reaches them. */
    delivery?: "mail" | "link" | "code" | null;
    /** Who vouches for them: a person or a program. */
    source?: "account" | "integration" | null;
    sort: PeopleSort;
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

/** How many people have a membership in a scope, and how many of them have yet to answer, or are active. */
export interface ScopeCounts {
    scope: Scope;
    everyone: number;
    open: number;
    active: number;
}

/** What happened on some days. */
export interface Days {
    /** Not everybody has been looked at: the next calls go on. */
    more: boolean;
    days: DayCounts[];
}

export interface DayCounts {
    added: number;
    /** On the day when they were first asked; who has answered, on the day when they were last. */
    invited: number;
    /** Of those who are members: since that day. */
    joined: number;
}

/** The organization as the viewer may see it, predictions and all. */
export interface OrganizationView {
    version: number;
    organization: Organization;
    rights: {
        /** In the organization, and so everywhere. */
        permissions: string[];
        /** All that the viewer may in each project. */
        projects: { project: string; permissions: string[] }[];
    };
    /** In the order of the organization's roles and groups. */
    grantable_roles: boolean[];
    grantable_groups: boolean[];
}

export interface PersonView {
    record: PersonRecord;
    pending: boolean;
    me: boolean;
    /** One for each membership. */
    rows: Person[];
}

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

/** A page as the server sends it, unread: a text, or a block (`application/vnd.usher.people`). */
export type PageContent = string | Uint8Array;

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
    refused: Refusal[];
}

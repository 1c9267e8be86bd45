import type { Phase, RoleName } from "@usher/core";

/** The bodies of the server's answers, in the wire's spelling. */

export interface ServerState {
    set_up: boolean;
    mail: boolean;
    links_prove_address: boolean;
    version: string;
}

export interface Account {
    id: string;
    name: string;
    addresses: string[];
    administrator: boolean;
}

export interface OrganizationSeat {
    id: string;
    name: string;
    person: string;
    role: RoleName | null;
    /** What they are called in their projects, where they have no role in the organization itself. The server does not tell it. */
    project_roles?: string[];
    permissions: string[];
}

export interface SessionAnswer {
    account: Account;
    /** Whether this session was given a second factor. */
    second_factor: boolean;
    csrf_token: string;
    /** Which addresses have an account, where the viewer may edit people. */
    sees_accounts: boolean;
    organizations: OrganizationSeat[];
}

/** The password was right, and the second factor is awaited until then. */
export interface SecondFactorAwaited {
    second_factor_awaited: true;
    csrf_token: string;
    ends_at: string;
}

/** Of one's own second factor. */
export interface SecondFactorStatus {
    set: boolean;
    recovery_codes: number;
}

/** A key that an authenticator app takes in; `enrolment` is sent back with its first code. */
export interface SecondFactorEnrolment {
    key: string;
    uri: string;
    enrolment: string;
    lapses_at: string;
}

/** Shown this once. `session`: what this session is now, where it has risen. */
export interface RecoveryCodes {
    recovery_codes: string[];
    session?: SessionAnswer;
}

/** A session of one's own account. */
export interface OwnSession {
    id: string;
    /** What the browser said that it is. */
    agent: string;
    /** An address prefix; empty where that is not known. */
    network: string;
    created_at: string;
    seen_at: string;
    ends_at: string;
    second_factor: boolean;
    current: boolean;
}

export interface RoleRights {
    name: string;
    permissions: string[];
}

export interface OwnMembership {
    membership: string;
    organization: { id: string; name: string };
    scope: { kind: "organization" | "project"; name: string };
    role: RoleRights | null;
    phase: Phase;
    changed_at: string;
}

export interface OwnInvitation {
    membership: string;
    invitation: string;
    organization: { id: string; name: string };
    inviter: { name: string };
    scope: { kind: "organization" | "project"; name: string };
    role: RoleRights | null;
    sent_at: string;
    lapses_at: string;
    phase: Phase;
}

export interface Me {
    memberships: OwnMembership[];
    invitations: OwnInvitation[];
}

export interface OpenedMembership {
    id: string;
    scope: { kind: "organization" | "project"; name: string };
    role: RoleRights | null;
    phase: Phase;
}

export interface Opened {
    organization: { id: string; name: string };
    inviter: { name: string };
    address: string;
    name: string;
    message: string;
    sent_at: string;
    lapses_at: string;
    channel: "mail" | "copy" | "code";
    proves: "everywhere" | "organization" | "nothing";
    mail: boolean;
    memberships: OpenedMembership[];
    signed_in: { name: string; address: string; same: boolean } | null;
}

export interface Joined {
    session: SessionAnswer;
    accepted: string[];
    refused: { membership: string; code: string }[];
}

/** A sign-up waits, in this browser alone, for the code that was mailed; the token is for its further steps. */
export interface CodeSent {
    code_sent_to: string;
    csrf_token: string;
}

export interface Mail {
    number: number;
    kind: string;
    to: string;
    subject: string;
    text: string;
    html: string;
    state: "queued" | "held" | "accepted" | "deferred" | "failed" | "dropped";
    reply: string | null;
    queued_at: string;
}

export interface Outbox {
    mails: Mail[];
    more: boolean;
}

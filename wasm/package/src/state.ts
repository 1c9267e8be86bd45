import type { Phase } from "./types.ts";

/** An organization and its people as the feed sends them, and their items as commands bring them. */

/** A project's id, or null for the organization itself. */
export type Scope = string | null;

export type When = "now" | "by_link" | "later";
export type Onboarding = "direct" | "verified";
export type SignInMethod = "password" | "organization_provider" | "provider";
export type TemplateKind =
    | "invitation"
    | "offer"
    | "request_received"
    | "request_denied"
    | "reminder"
    | "role_changed"
    | "archived";

/** What another system calls a person. Without an integration: what the organization itself does. */
export interface ExternalIdentity {
    integration?: string | null;
    id: string;
}

/** By the keys of the organization's identity fields. */
export type IdentityValues = Record<string, string>;

export interface Project {
    id: string;
    name: string;
}

/** As a command brings it and the organization holds it. */
export interface RoleItem {
    id: string;
    name: string;
    permissions: string[];
    built_in?: boolean;
}

export interface Group {
    id: string;
    name: string;
    permissions?: string[];
}

export interface Application {
    id: string;
    name: string;
    identity_required?: boolean;
}

export interface IdentityField {
    key: string;
    label: string;
    required: boolean;
    confidential: boolean;
}

export interface Template {
    kind: TemplateKind;
    locale: string;
    subject: string;
    text: string;
}

export interface Integration {
    id: string;
    name: string;
    permissions: string[];
    auto_invite?: boolean;
    generation: number;
    expires_at?: string | null;
}

/** What is left out is as it stands when the organization is made. */
export interface Policies {
    invite_ttl_ms: number;
    onboarding: Onboarding;
    notification_address?: string | null;
    allowed_domains?: string[];
    business_addresses_only?: boolean;
    require_second_factor?: boolean;
    sign_in_methods?: SignInMethod[];
    default_role?: string | null;
    default_locale?: string;
    time_zone?: string;
    reminder_ms?: number | null;
    access_requests?: "off" | "with_code" | "open";
    seats?: number | null;
    send_limit?: number | null;
    organization_send_limit?: number | null;
    keep_unanswered_ms?: number;
    keep_import_files_ms?: number;
}

export interface AccessRequest {
    id: string;
    account: string;
    address: string;
    handle?: string | null;
    name: string;
    scope: Scope;
    at: string;
}

export interface Job {
    id: string;
    kind: "invite_all" | "apply_plan" | "undo";
    state: "running" | "paused" | "done" | "stopped";
    started_by: string;
    started_at: string;
    scope: Scope;
    message?: string;
    plan?: string;
    last_key?: string;
    done: number;
    failed: number;
    total: number;
}

/** The organization as the feed sends it. */
export interface Organization {
    id: string;
    name: string;
    policies: Policies;
    roles: RoleItem[];
    created_at: string;
    change: number;
    handle?: string;
    projects?: Project[];
    groups?: Group[];
    applications?: Application[];
    identity_fields?: IdentityField[];
    templates?: Template[];
    integrations?: Integration[];
    requests?: AccessRequest[];
    jobs?: Job[];
    /** While the server's administrator has it stand still: every command is refused but the ways out. */
    suspended_at?: string;
}

export interface Actor {
    kind: "anonymous" | "account" | "system" | "integration";
    account?: string;
    integration?: string;
}

export interface Identity {
    state: "submitted" | "validated" | "sent_back";
    values?: IdentityValues;
    by: Actor;
    at: string;
    reason?: string;
}

/** A person with their memberships and open invitations, as the feed sends them. */
export interface PersonRecord {
    person: {
        id: string;
        name: string;
        address: string | null;
        locale: string;
        account: string | null;
        added_at: string;
        username?: string;
        external_ids?: ExternalIdentity[];
        /** A JSON object as it was typed. */
        metadata?: string;
        identity?: Identity;
        recovery?: { generation: number; issued_at: string; lapses_at: string; by: Actor; live: boolean };
    };
    memberships: {
        id: string;
        scope: Scope;
        phase: Phase;
        role: string | null;
        voucher: Actor;
        invitation: string | null;
        can_sign_in: boolean;
        changed_at: string;
        groups?: string[];
        archived_from?: Phase;
        archived_by?: Actor;
        request?: { account: string; handle?: string; address: string; at: string; from: Phase };
        handle?: string;
    }[];
    invitations: {
        id: string;
        written_to: string | null;
        generation: number;
        onboarding: Onboarding;
        delivery: "mail" | "link" | "code";
        inviter: Actor;
        sent_at: string;
        lapses_at: string;
        renewed_at: string | null;
        message: string;
        last_generation?: number;
        opened_at?: string;
        sent_that_day?: number;
    }[];
    change: number;
}

import type { Actor, Scope } from "@usher/core";

/** One line of the log. A payload that was erased is null. */
export interface AuditEntry {
    change: number;
    command: string;
    at: string;
    by: Actor;
    kind: string;
    payload: Payload | null;
}

export interface Payload {
    id?: string;
    name?: string;
    person?: string | { id: string; name: string; address: string | null };
    /** Whose name then is `name`. */
    account?: string;
    absorbed?: string;
    role?: string | null;
    scope?: Scope;
    state?: string;
    kind?: string;
    cause?: string;
    locale?: string;
    people?: unknown[];
    gone?: unknown[];
    invitation?: string | { id?: string; written_to?: string | null; delivery?: string };
    membership?: string | { id?: string; scope?: Scope; role?: string | null };
    seats?: { membership: string; role: string | null }[];
}

/** Every kind of entry in an organization's log, by what it is about. */
export const audit_kinds = {
    people: [
        "person_added",
        "person_edited",
        "metadata_set",
        "people_merged",
        "person_erased",
        "person_linked",
        "person_unlinked",
        "sign_in_changed",
    ],
    memberships: [
        "membership_added",
        "grant_changed",
        "membership_left",
        "membership_archived",
        "membership_restored",
        "membership_removed",
    ],
    invitations: [
        "invited",
        "invitation_renewed",
        "invitation_reminded",
        "link_copied",
        "invitation_revoked",
        "invitation_accepted",
        "invitation_declined",
        "invitation_opened",
        "invitation_reconsidered",
        "code_issued",
        "code_deactivated",
        "code_used",
    ],
    requests: ["access_requested", "request_withdrawn", "request_denied", "access_request_set", "access_request_removed"],
    identity: ["identity_recorded", "identity_decided"],
    organization: [
        "organization_created",
        "organization_edited",
        "organization_suspended",
        "organization_reinstated",
        "policies_set",
        "project_set",
        "project_removed",
        "role_set",
        "role_removed",
        "group_set",
        "group_removed",
        "application_set",
        "application_removed",
        "integration_set",
        "integration_removed",
        "template_set",
        "template_removed",
        "identity_fields_set",
        "job_set",
        "change_undone",
    ],
} as const;

export type AuditSubject = keyof typeof audit_kinds;

export const known_kinds = new Set<string>(Object.values(audit_kinds).flat());

/** The people that an entry is about. */
export function peopleOf({ payload }: AuditEntry): string[] {
    if (!payload) return [];
    const person = typeof payload.person === "string" ? payload.person : payload.person?.id;
    return [person, payload.absorbed].filter((id) => id !== undefined);
}

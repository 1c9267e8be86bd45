import { t, type MessageKey } from "../../words/words.ts";
import { places } from "../audit/places.svelte.ts";
import type { LogLine } from "./history.svelte.ts";

/** The kinds of the log that are about a person. */
const words: Record<string, MessageKey> = {
    person_added: "history.person_added",
    membership_added: "history.membership_added",
    invited: "history.invited",
    invitation_renewed: "history.invitation_renewed",
    link_copied: "history.link_copied",
    invitation_revoked: "history.invitation_revoked",
    invitation_accepted: "history.invitation_accepted",
    invitation_declined: "history.invitation_declined",
    invitation_opened: "history.invitation_opened",
    invitation_reconsidered: "history.invitation_reconsidered",
    invitation_reminded: "history.invitation_reminded",
    access_requested: "history.access_requested",
    request_withdrawn: "history.request_withdrawn",
    request_denied: "history.request_denied",
    membership_left: "history.membership_left",
    membership_archived: "history.membership_archived",
    membership_restored: "history.membership_restored",
    membership_removed: "history.membership_removed",
    grant_changed: "history.grant_changed",
    sign_in_changed: "history.sign_in_changed",
    person_edited: "history.person_edited",
    metadata_set: "history.metadata_set",
    person_linked: "history.person_linked",
    person_unlinked: "history.person_unlinked",
    code_issued: "history.code_issued",
    code_deactivated: "history.code_deactivated",
    code_used: "history.code_used",
    identity_recorded: "history.identity_recorded",
    identity_decided: "history.identity_decided",
    people_merged: "history.people_merged",
    change_undone: "history.change_undone",
    organization_created: "history.organization_created",
};

/** What happened, and where as far as that is told. */
export function historyWords({ kind, payload }: LogLine): string {
    const key = words[kind];
    return key === undefined ? kind.replaceAll("_", " ") : t(key, { place: places.named(payload) });
}

#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

// One overload a command. Pure: the instant and the caller are in the command. The codes that each
// may refuse with stand here; `organization_unknown` comes first everywhere.

/// required (seats), too_many (seats), id_taken (one scope or id twice), not_permitted,
/// job_unknown, job_over, scope_unknown, role_unknown, group_unknown, integration_unknown,
/// two_people, not_permitted (an archived membership without people.archive), grant_above_ceiling,
/// id_taken; for a new person username_taken, identity_field_unknown, identity_missing;
/// organization_archived, role_required, address_required (there is no link without one), the codes
/// of `judge_sending`. Notes, for a seat in which there is nothing to do: already_active,
/// already_invited, awaits_approval, nothing_to_change.
///
/// A person who is here stays as they are. A membership without a role named gets its own, else the
/// organization's default. `later` puts a membership that ended or was withdrawn back to uninvited;
/// of an integration with `auto_invite` it is `now`, for somebody who has none of the seats yet.
Decision decide(const Directory& directory, const Command& command, const InvitePerson& body);
/// required (memberships), too_many, id_taken (named twice), unknown_value (when: later),
/// not_permitted, job_unknown, job_over, person_unknown, membership_unknown, not_permitted (in a
/// scope), id_taken (invitation), grant_above_ceiling, organization_archived, role_required,
/// address_required (there is no link without one), the codes of `judge_sending`. Notes:
/// already_active, awaits_approval; already_invited, where sending again is CopyLink's or
/// IssueCode's; nothing_to_change, where a job leaves a membership alone.
///
/// Role and groups stay the membership's own; the caller vouches for them. Envelopes of open
/// memberships are sent again as Resend does.
Decision decide(const Directory& directory, const Command& command, const Invite& body);
/// not_permitted (nowhere), invitation_unknown, not_permitted (in the scope of something open
/// there), not_open, address_required, the codes of `judge_sending`.
Decision decide(const Directory& directory, const Command& command, const Resend& body);
/// invitation_unknown, link_invalid, copied_link_cannot, invitation_revoked, invitation_answered,
/// link_still_valid, renewed_recently, seats_taken.
Decision decide(const Directory& directory, const Command& command, const RenewLink& body);
/// The server's own. not_permitted, invitation_unknown, not_open, address_required. Note:
/// nothing_to_change, while no reminder is due.
Decision decide(const Directory& directory, const Command& command, const Remind& body);
/// not_permitted, invitation_unknown, not_open, address_required, seats_taken (a lapsed one).
Decision decide(const Directory& directory, const Command& command, const CopyLink& body);
/// not_permitted (nowhere), membership_unknown, not_permitted (there), rank_too_low,
/// already_active, not_open.
Decision decide(const Directory& directory, const Command& command, const Revoke& body);
/// link_invalid, the codes of `judge_link`.
Decision decide(const Directory& directory, const Command& command, const Open& body);
/// membership_unknown, not_signed_in, wrong_account, already_here_as, not_invited,
/// invitation_revoked, invitation_answered, archived, organization_archived, awaits_approval,
/// handle_differs, voucher_cannot_grant, second_factor_required, sign_in_method_not_allowed,
/// seats_taken. Note: already_active, when it was this account that accepted.
Decision decide(const Directory& directory, const Command& command, const Accept& body);
/// membership_unknown; with a link copied_link_cannot and the codes of `judge_link` but for a
/// lapse, without one not_signed_in and wrong_account; not_invited, invitation_revoked,
/// invitation_answered, archived, awaits_approval. Note: invitation_answered, when it was declined
/// before.
Decision decide(const Directory& directory, const Command& command, const Decline& body);
/// As Decline up to wrong_account; not_declined, invitation_superseded, invitation_lapsed,
/// seats_taken. Note: already_invited, when it is open.
///
/// Back to `offered` where a handle was approved, else to `invited`: who was approved without one
/// asks again where the envelope says so.
Decision decide(const Directory& directory, const Command& command, const Reconsider& body);
/// membership_unknown, not_signed_in, wrong_account, not_active. Note: nothing_to_change, when they
/// left before. At the organization every membership goes: what is active is left, what is pending
/// is declined.
Decision decide(const Directory& directory, const Command& command, const Leave& body);

}  // namespace usher

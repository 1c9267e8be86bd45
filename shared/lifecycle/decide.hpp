#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

// One overload a command. Pure: the instant and the caller are in the command. The codes that each
// may refuse with stand here; `organization_unknown` comes first everywhere.

/// required (seats), too_many (seats), scope_unknown, not_permitted, role_unknown,
/// grant_above_ceiling, id_taken. Notes: already_active, already_invited, awaits_approval, for a
/// seat in which there is nothing to do.
Decision decide(const Directory& directory, const Command& command, const InvitePerson& body);
/// invitation_unknown, not_permitted, not_open, address_required.
Decision decide(const Directory& directory, const Command& command, const Resend& body);
/// invitation_unknown, link_invalid, copied_link_cannot, invitation_revoked, invitation_answered,
/// link_still_valid, renewed_recently.
Decision decide(const Directory& directory, const Command& command, const RenewLink& body);
/// invitation_unknown, not_permitted, not_open, address_required.
Decision decide(const Directory& directory, const Command& command, const CopyLink& body);
/// membership_unknown, not_permitted, rank_too_low, already_active, not_open.
Decision decide(const Directory& directory, const Command& command, const Revoke& body);
/// membership_unknown, not_signed_in, wrong_account, already_here_as, not_invited,
/// invitation_revoked, invitation_answered, archived, awaits_approval, voucher_cannot_grant. Note:
/// already_active, when it was this account that accepted.
Decision decide(const Directory& directory, const Command& command, const Accept& body);
/// membership_unknown; with a link copied_link_cannot and the codes of `judge_link` but for a
/// lapse, without one not_signed_in and wrong_account; not_invited, invitation_revoked,
/// invitation_answered, archived, awaits_approval. Note: invitation_answered, when it was declined
/// before.
Decision decide(const Directory& directory, const Command& command, const Decline& body);

/// already_set_up, set_up_link_invalid.
Decision decide(const OwnerDirectory& directory, const Command& command, const SetUp& body);
/// sign_up_not_invited, the codes of `judge_link`, address_not_proved, account_exists, id_taken.
Decision decide(const OwnerDirectory& directory, const Command& command, const CreateAccount& body);

}  // namespace usher

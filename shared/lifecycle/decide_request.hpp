#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

/// not_signed_in, membership_unknown; for one's own membership already_here_as, not_invited,
/// invitation_revoked, invitation_answered, archived, accepts_directly, address_not_proved; for a
/// request that stands beside requests_off, scope_unknown, address_not_proved, id_taken, too_many.
/// Whoever is under way in the scope asks for that even where they name no membership. Notes:
/// already_active, already_invited (it was offered: accept it), already_requested.
Decision decide(const Directory& directory, const Command& command, const RequestAccess& body);
/// required (exactly one of the two), not_signed_in, membership_unknown, request_unknown,
/// not_yours, nothing_requested.
Decision decide(const Directory& directory, const Command& command, const WithdrawRequest& body);
/// required (address, where no request is named), not_permitted, scope_unknown, request_unknown,
/// role_unknown, group_unknown, grant_above_ceiling, wrong_account (the person under the address of
/// whoever asked has another), address_not_proved (by whoever asked), handle_differs,
/// role_required, organization_archived, address_required, id_taken, the codes of `judge_sending`.
/// What is not named of role and groups stays as the membership has it. Note: already_active.
Decision decide(const Directory& directory, const Command& command, const Offer& body);
/// required (exactly one of the two), not_permitted, membership_unknown, request_unknown,
/// nothing_requested.
Decision decide(const Directory& directory, const Command& command, const DenyRequest& body);
/// not_permitted, person_unknown, rank_too_low, has_address, not_open, role_required,
/// grant_above_ceiling, id_taken, seats_taken, send_limit_reached (not for another code of an open
/// invitation).
Decision decide(const Directory& directory, const Command& command, const IssueCode& body);
/// not_permitted, person_unknown, rank_too_low, code_not_issued.
Decision decide(const Directory& directory, const Command& command, const DeactivateCode& body);

}  // namespace usher

#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

// One overload a command. `last_manager` is judged on the result.

/// not_permitted, membership_unknown, rank_too_low, last_manager. Note: already_archived.
Decision decide(const Directory& directory, const Command& command, const Archive& body);
/// not_permitted, membership_unknown, rank_too_low, not_yours (a program brings back only what it
/// archived itself), organization_archived, grant_above_ceiling, seats_taken. Note: not_archived.
/// What was active comes back only while the person is linked to an account.
Decision decide(const Directory& directory, const Command& command, const Restore& body);
/// not_permitted, membership_unknown, role_unknown, rank_too_low, grant_above_ceiling,
/// last_manager. Note: nothing_to_change; but who may grant the same role to somebody pending
/// vouches anew where the voucher no longer could.
Decision decide(const Directory& directory, const Command& command, const ChangeRole& body);
/// not_permitted, membership_unknown, group_unknown, too_many, rank_too_low, grant_above_ceiling,
/// last_manager: of what is merged (merged_edit.hpp). Note: nothing_to_change, as for ChangeRole.
Decision decide(const Directory& directory, const Command& command, const SetGroups& body);
/// not_permitted, person_unknown, integration_unknown, rank_too_low, grant_above_ceiling (what
/// waits would reach another mailbox), address_taken, username_taken, external_id_taken, and the
/// codes of `judge_sending`. Note: nothing_to_change. With a new address every envelope in which
/// something is pending is written to it anew, for which the actor needs invitations.send at the
/// organization; without one it becomes an access code, which needs codes.issue. Requests for
/// access go back to `invited`: who asked had proved the former address.
Decision decide(const Directory& directory, const Command& command, const EditPerson& body);
/// not_permitted, person_unknown, rank_too_low. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const SetMetadata& body);
/// not_permitted, person_unknown, rank_too_low, identity_field_unknown, identity_missing. Note:
/// nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const RegisterIdentity& body);
/// not_signed_in, person_unknown, not_active, identity_field_unknown, identity_missing. Note:
/// nothing_to_change, for the same values unless they were sent back.
Decision decide(const Directory& directory, const Command& command, const SubmitIdentity& body);
/// not_permitted, person_unknown, rank_too_low, nothing_submitted. Note: nothing_to_change.
Decision decide(const Directory& directory, const Command& command, const ValidateIdentity& body);
/// As for ValidateIdentity.
Decision decide(const Directory& directory, const Command& command, const SendBackIdentity& body);
/// not_permitted, same_person, person_unknown, rank_too_low, already_here_as (both are linked to an
/// account), too_many (external ids), grant_above_ceiling (what waits would come into the hands of
/// an account that it was not meant for). See merging.hpp.
Decision decide(const Directory& directory, const Command& command, const MergePeople& body);
/// not_permitted, person_unknown, rank_too_low, last_manager.
Decision decide(const Directory& directory, const Command& command, const ErasePerson& body);
/// job_unknown, job_over, not_yours, too_late_to_undo (also: nothing that can be undone is known of
/// the change), seats_taken, last_manager. The actor's permissions are not asked again.
Decision decide(const Directory& directory, const Command& command, const Undo& body);

}  // namespace usher

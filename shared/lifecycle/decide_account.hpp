#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

// One overload a command. A sealed credential or second factor that is missing is `required`
// everywhere. `last_manager` is judged on the result, in every organization that it changes. Where
// an account is signed in: not_signed_in, account_suspended, before all else but the form.

/// required, too_many, id_taken (roles), already_set_up, set_up_link_invalid.
Decision decide(const OwnerDirectory& directory, const Command& command, const SetUp& body);
/// sign_up_not_invited, the codes of `judge_link`, address_not_proved; then, to who has proved the
/// address alone: account_exists, account_suspended, id_taken, handle_taken, provider_taken. A
/// proof that holds everywhere takes the address from an account that holds it by proofs inside
/// organizations alone; one that nothing else proves is taken over whole.
Decision decide(const OwnerDirectory& directory, const Command& command, const CreateAccount& body);
/// required, too_many, id_taken (roles), not_permitted, id_taken (organization), handle_taken; of
/// the founder id_taken, address_taken (it is the administrator's own).
Decision decide(const OwnerDirectory& directory, const Command& command,
                const CreateOrganization& body);
/// organization_unknown, the codes of `judge_link` (link_invalid also: no access code;
/// invitation_answered also: it was claimed), id_taken, handle_taken.
Decision decide(const OwnerDirectory& directory, const Command& command, const ClaimCode& body);
/// organization_unknown, code_wrong, code_spent (also: another was issued), code_lapsed,
/// has_address, belongs_elsewhere, account_suspended. The second factor stays.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const RecoverAccount& body);
/// required (name), handle_taken. Note: nothing_to_change.
Decision decide(const OwnerDirectory& directory, const Command& command, const EditAccount& body);
/// None of its own.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const ChangePassword& body);
/// None of its own.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const SetSecondFactor& body);
/// not_permitted, account_unknown. Note: nothing_to_change, for an owner who has none. The server's
/// administrator ends the sessions in any case.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const ResetSecondFactor& body);
/// address_not_proved, address_taken, last_manager (where the account that held the address is left
/// without a way to sign in). Note: nothing_to_change.
Decision decide(const OwnerDirectory& directory, const Command& command, const AddAddress& body);
/// address_not_proved (it is none of the account's), last_address (the last that is proved
/// everywhere, or of all).
Decision decide(const OwnerDirectory& directory, const Command& command, const RemoveAddress& body);
/// provider_taken. Note: nothing_to_change.
Decision decide(const OwnerDirectory& directory, const Command& command, const LinkProvider& body);
/// required (credential: it is the last way to sign in). Note: nothing_to_change.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const UnlinkProvider& body);
/// not_permitted, account_unknown, last_administrator, last_manager. Note: account_suspended.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const SuspendAccount& body);
/// not_permitted, account_unknown. Note: not_suspended.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const ReinstateAccount& body);
/// not_permitted, account_unknown, last_administrator, last_manager.
Decision decide(const OwnerDirectory& directory, const Command& command, const EraseAccount& body);
/// not_permitted. Note: nothing_to_change.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const SetInstancePolicies& body);
/// not_permitted, account_unknown.
Decision decide(const OwnerDirectory& directory, const Command& command, const EndSessions& body);
/// not_permitted, organization_unknown. Note: organization_suspended.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const SuspendOrganization& body);
/// not_permitted, organization_unknown. Note: not_suspended.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const ReinstateOrganization& body);
/// not_permitted, account_unknown, account_suspended (account). Note: nothing_to_change.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const AddAdministrator& body);
/// not_permitted, account_unknown (it is none of the administrators'), last_administrator.
Decision decide(const OwnerDirectory& directory, const Command& command,
                const RemoveAdministrator& body);

}  // namespace usher

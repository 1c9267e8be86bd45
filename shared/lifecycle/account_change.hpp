#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// The account that the caller is signed in to. Errors: not_signed_in, account_suspended.
Result<const Account*, Code> own_account(const OwnerDirectory& directory, const Command& command);

/// The same, of the server's administrator. Errors: those of `own_account`, not_permitted.
Result<const Account*, Code> administrator(const OwnerDirectory& directory, const Command& command);

/// The account that a command names: its owner's or, for the server's administrator, anybody's.
/// Errors: those of `own_account`, not_permitted, account_unknown (account).
Result<const Account*, Error> named_account(const OwnerDirectory& directory, const Command& command,
                                            AccountId account);

/// last_administrator, when nobody else who can sign in administers the server.
std::optional<Code> judge_administrators(const OwnerDirectory& directory, AccountId without);

/// handle_taken, when another account than the one named bears it.
std::optional<Code> judge_handle(const OwnerDirectory& directory,
                                 const std::optional<Handle>& handle, AccountId bearer);

/// required, too_many, id_taken: a new organization has each of the built-in roles.
std::optional<Code> judge_roles(const std::vector<RoleId>& ids);
std::vector<Role> built_in_roles(const std::vector<RoleId>& ids);

/// `before` as it is to be, which remembers what it was.
Event changed(const Account& before, Account after, AccountChanged::Cause cause);

/// What the records that the account is linked to are told when it can or cannot sign in any more.
std::vector<Event> sign_in_changes(const OwnerDirectory& directory, const Account& after);

/// The best proof among them of the address: the first that holds everywhere, else the first.
const ProvedAddress* best_proof(const std::vector<ProvedAddress>& proofs,
                                const EmailAddress& address);

/// Whether the account holds the address by proofs inside organizations alone, so that a proof that
/// holds everywhere takes it.
bool holds_inside_alone(const Account& account, const EmailAddress& address);

/// The account without the address.
Account without(const Account& account, const EmailAddress& address);

}  // namespace usher

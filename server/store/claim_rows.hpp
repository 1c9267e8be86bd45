#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/claims.hpp"

namespace usher::store {

/// True when the owner holds it now, even if it did before; false when somebody else does.
bool write_claim(Connection& connection, const Claim& claim);

std::optional<AccountId> find_account_of_address(Connection& connection, std::string_view key);
std::optional<PersonId> find_person_of_address(Connection& connection, OrganizationId home,
                                               std::string_view key);
/// In every organization that knows the address.
std::vector<std::pair<OrganizationId, PersonId>> find_people_of_address(Connection& connection,
                                                                        std::string_view key);

/// Lets go of the address of a person who is being removed.
void release_address(Connection& connection, OrganizationId home, std::string_view key,
                     PersonId person);

}  // namespace usher::store

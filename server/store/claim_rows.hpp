#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/claims.hpp"

namespace usher::store {

/// True when the owner holds it now, even if it did before; false when somebody else does.
bool write_claim(Connection& connection, const Claim& claim);

/// Lets go of what its owner holds; what somebody else holds meanwhile stays theirs.
void release_claim(Connection& connection, const Claim& claim);

/// Writes what nobody else can hold; throws app::StoreFailure when somebody does.
void settle_claim(Connection& connection, const Claim& claim);

/// Goes through the table in its order, a part of it in each transaction.
class ClaimWalk {
public:
    /// The next, at most so many of them; answers how many there were.
    std::size_t go_on(Connection& connection, std::size_t most,
                      const std::function<void(Claim::Kind kind, std::string_view key)>& use);

private:
    // Nothing that is claimed is without a key.
    Claim::Kind kind_{};
    std::string key_;
    OrganizationId home_;
};

/// Who holds it, says the table; `home` is nil where it is instance-wide.
std::optional<Bits128> find_owner(Connection& connection, Claim::Kind kind, OrganizationId home,
                                  std::string_view key);
std::optional<AccountId> find_account_of_address(Connection& connection, std::string_view key);
/// In every organization that knows the address.
std::vector<std::pair<OrganizationId, PersonId>> find_people_of_address(Connection& connection,
                                                                        std::string_view key);

}  // namespace usher::store

#pragma once

#include <optional>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

/// With its addresses, in their order.
std::optional<Account> read_account(Connection& connection, AccountId id);
/// Addresses that are no longer in it are deleted.
void write_account(Connection& connection, const Account& account);
/// With its addresses and sessions.
void delete_account(Connection& connection, AccountId id);

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <unordered_map>

#include "server/store/newest_ids.hpp"
#include "server/store/sqlite_connection.hpp"
#include "server/store/transaction_claims.hpp"
#include "shared/lifecycle/key.hpp"
#include "shared/roster/roster.hpp"

namespace usher::store {

/// Answers the key in the roster. A record is loaded whole, whichever key found it. What the roster
/// holds already, or has removed, is newer than what is stored, and is never replaced.
void fill(Connection& connection, const Key& key, NewestIds& newest, TransactionClaims& claims,
          Roster& roster);

/// Writes what was touched: accounts, then organizations with their tallies, then people. A touched
/// account or person that is no longer in the roster is deleted. `first_changes` are the change
/// numbers with which new organizations begin.
void write_touched(Connection& connection, const Roster& roster, const Roster::Touched& touched,
                   const std::unordered_map<OrganizationId, std::uint64_t>& first_changes,
                   TransactionClaims& claims);

}  // namespace usher::store

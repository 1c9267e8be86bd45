#pragma once

#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// Completes the claims' table by what the records of people claim, in a transaction of its own.
/// Throws app::StoreFailure, and changes nothing, when two people claim the same.
void settle_claims(Connection& connection);

}  // namespace usher::store

#pragma once

#include "server/app/stored.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// Of an account that has none: as if nothing had been used yet.
app::SecondFactorUse read_second_factor_use(Connection& connection, AccountId account);
void write_second_factor_use(Connection& connection, AccountId account,
                             const app::SecondFactorUse& use);
void delete_second_factor_use(Connection& connection, AccountId account);

}  // namespace usher::store

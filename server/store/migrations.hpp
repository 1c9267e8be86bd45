#pragma once

#include <array>
#include <optional>
#include <span>

#include "server/store/migration_0001.hpp"
#include "server/store/migration_0002.hpp"
#include "server/store/migration_0003.hpp"
#include "server/store/migration_0004.hpp"
#include "server/store/migration_0005.hpp"
#include "server/store/migration_0006.hpp"
#include "server/store/migration_0007.hpp"
#include "server/store/migration_0008.hpp"
#include "server/store/migration_0009.hpp"
#include "server/store/open_failure.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// The steps from an empty database to today's schema, as SQL. Step n (from 1) leads to version n.
/// A step that was ever released is never changed again: what must be different is another step.
inline constexpr std::array<const char*, 9> migrations{
    migration_0001, migration_0002, migration_0003, migration_0004, migration_0005,
    migration_0006, migration_0007, migration_0008, migration_0009};

/// Whether the steps can be taken from where the database is; changes nothing. The version is kept
/// in SQLite's `user_version`, and `application_id` says that the database is Usher's. Problems:
/// newer_database, not_a_database.
std::optional<OpenFailure> check_migratable(Connection& connection,
                                            std::span<const char* const> steps);

/// How many steps have led to where the database is; 0: it is nobody's yet.
std::size_t version_of(Connection& connection);

/// Brings a database that can be migrated to the version that the steps lead to, each step in a
/// transaction of its own.
void migrate(Connection& connection, std::span<const char* const> steps);

}  // namespace usher::store

#include "server/store/migrations.hpp"

#include <string>

#include "server/store/query.hpp"
#include "server/store/sqlite_failure.hpp"

namespace usher::store {
namespace {

// "Ushr" in ASCII.
constexpr std::int64_t application_id = 0x55736872;

constexpr char read_application_id[] = "PRAGMA application_id";
constexpr char read_version[] = "PRAGMA user_version";
constexpr char count_tables[] = "SELECT count(*) FROM sqlite_schema";

std::int64_t read_number(Connection& connection, const char* sql) {
    Query query{connection, sql};
    return query.take_first<std::int64_t>().value_or(0);
}

void take_step(Connection& connection, const char* sql, std::size_t version) {
    connection.run_script("BEGIN IMMEDIATE");
    try {
        connection.run_script(sql);
        connection.run_script(
            ("PRAGMA application_id = " + std::to_string(application_id)).c_str());
        connection.run_script(("PRAGMA user_version = " + std::to_string(version)).c_str());
        connection.run_script("COMMIT");
    } catch (SqliteFailure& failure) {
        connection.roll_back();
        failure.what = "it cannot be brought from version " + std::to_string(version - 1) + " to " +
                       std::to_string(version) + " and stays as it was: " + failure.why;
        throw;
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}  // namespace

std::optional<OpenFailure> check_migratable(Connection& connection,
                                            std::span<const char* const> steps) {
    const bool is_empty = read_number(connection, count_tables) == 0;
    if (!is_empty && read_number(connection, read_application_id) != application_id) {
        return OpenFailure{OpenProblem::not_a_database, "the database belongs to another program"};
    }
    const std::int64_t version = read_number(connection, read_version);
    if (version > static_cast<std::int64_t>(steps.size())) {
        return OpenFailure{OpenProblem::newer_database,
                           "the database has version " + std::to_string(version) +
                               " and this server knows " + std::to_string(steps.size()) +
                               "; start a newer server"};
    }
    return std::nullopt;
}

std::size_t version_of(Connection& connection) {
    return static_cast<std::size_t>(read_number(connection, read_version));
}

void migrate(Connection& connection, std::span<const char* const> steps) {
    for (std::size_t done = version_of(connection); done < steps.size(); ++done) {
        take_step(connection, steps[done], done + 1);
    }
}

}  // namespace usher::store

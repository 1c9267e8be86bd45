#pragma once

#include <optional>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/former.hpp"

namespace usher::store {

std::optional<Former> read_former(Connection& connection, OrganizationId home, CommandId command);
void write_former(Connection& connection, OrganizationId home, const Former& former);
/// What of the organization can no longer be undone, but what jobs changed.
void delete_earlier_formers(Connection& connection, OrganizationId home, Instant now);
/// Those that name the person.
void delete_formers(Connection& connection, OrganizationId home, PersonId person);

/// What a job changed before that number, latest first.
std::vector<app::JobChange> read_changes_of_job(Connection& connection, OrganizationId home,
                                                JobId job, std::uint64_t before, std::size_t limit);
/// Also what jobs changed.
void delete_old_formers(Connection& connection, Instant before);

}  // namespace usher::store

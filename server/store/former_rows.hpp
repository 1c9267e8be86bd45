#pragma once

#include <optional>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/former.hpp"

namespace usher::store {

std::optional<Former> read_former(Connection& connection, OrganizationId home, CommandId command);
/// What of the organization can no longer be undone goes.
void write_former(Connection& connection, OrganizationId home, const Former& former);
/// Those that name the person.
void delete_formers(Connection& connection, OrganizationId home, PersonId person);

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <optional>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/state.hpp"

namespace usher::store {

/// With its roles, in their order.
std::optional<Organization> read_organization(Connection& connection, OrganizationId id);

/// Roles that are no longer in it are deleted. An organization that was not there begins with this
/// change number.
void write_organization(Connection& connection, const Organization& organization,
                        std::uint64_t first_change);

/// Raises and returns the organization's change number; none when there is no such organization.
std::optional<std::uint64_t> raise_organization_change(Connection& connection, OrganizationId id);
/// 0 when there is no such organization.
std::uint64_t read_organization_change(Connection& connection, OrganizationId id);

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/tally.hpp"

namespace usher::store {

std::vector<OrganizationId> read_organization_ids(Connection& connection);
/// Those in which a job runs.
std::vector<OrganizationId> read_organizations_at_work(Connection& connection);

/// With its roles, in their order.
std::optional<Organization> read_organization(Connection& connection, OrganizationId id);

/// Roles that are no longer in it are deleted. An organization that was not there begins with this
/// change number.
void write_organization(Connection& connection, const Organization& organization,
                        std::uint64_t first_change);

/// None when there is no such organization. One that was never counted is counted now, from its
/// records as they are stored, and kept.
std::optional<Tally> read_tally(Connection& connection, OrganizationId id);
/// The same, without keeping what is counted.
std::optional<Tally> look_at_tally(Connection& connection, OrganizationId id);
void write_tally(Connection& connection, OrganizationId id, const Tally& tally);

/// Of an organization that is not there nothing is kept.
void write_organization_change(Connection& connection, OrganizationId id, std::uint64_t change);
/// 0 when there is no such organization.
std::uint64_t read_organization_change(Connection& connection, OrganizationId id);

/// Up to which change the table of claims has all that its people claim.
void write_claimed(Connection& connection, OrganizationId id, std::uint64_t change);
/// Those that have changed since, and since when.
std::vector<std::pair<OrganizationId, std::uint64_t>> read_unclaimed(Connection& connection);

}  // namespace usher::store

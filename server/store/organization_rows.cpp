#include "server/store/organization_rows.hpp"

#include <vector>

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_organization[] =
    "SELECT id, name, invite_ttl_ms, onboarding, created_at, change FROM organizations WHERE id = "
    "?";
constexpr char select_roles[] =
    "SELECT id, name, permissions, built_in FROM roles WHERE organization = ? ORDER BY position";
constexpr char upsert_organization[] =
    "INSERT INTO organizations (id, name, invite_ttl_ms, onboarding, created_at, change, "
    "change_counter) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, invite_ttl_ms = excluded.invite_ttl_ms, "
    "onboarding = excluded.onboarding, created_at = excluded.created_at, change = excluded.change";
constexpr char upsert_role[] =
    "INSERT INTO roles (organization, id, position, name, permissions, built_in) VALUES (?, ?, ?, "
    "?, ?, ?) "
    "ON CONFLICT (organization, id) DO UPDATE SET position = excluded.position, name = "
    "excluded.name, "
    "permissions = excluded.permissions, built_in = excluded.built_in";
constexpr char select_role_ids[] = "SELECT id FROM roles WHERE organization = ?";
constexpr char delete_role[] = "DELETE FROM roles WHERE organization = ? AND id = ?";
constexpr char raise_change_counter[] =
    "UPDATE organizations SET change_counter = change_counter + 1 WHERE id = ? RETURNING "
    "change_counter";
constexpr char select_change_counter[] = "SELECT change_counter FROM organizations WHERE id = ?";

void delete_vanished_roles(Connection& connection, const Organization& organization) {
    std::vector<RoleId> vanished;
    Query stored{connection, select_role_ids, organization.id};
    while (stored.next()) {
        const auto id = stored.take<RoleId>();
        if (organization.role(id) == nullptr) vanished.push_back(id);
    }
    for (const RoleId id : vanished) execute(connection, delete_role, organization.id, id);
}

}  // namespace

std::optional<Organization> read_organization(Connection& connection, OrganizationId id) {
    Query row{connection, select_organization, id};
    if (!row.next()) return std::nullopt;
    Organization organization;
    organization.id = row.take<OrganizationId>();
    organization.name = row.take<Name>();
    organization.policies.invite_ttl = row.take<Duration>();
    organization.policies.onboarding = row.take<Onboarding>();
    organization.created_at = row.take<Instant>();
    organization.change = row.take<std::uint64_t>();

    Query roles{connection, select_roles, id};
    while (roles.next()) {
        organization.roles.push_back(Role{roles.take<RoleId>(), roles.take<Name>(),
                                          PermissionSet::from_bits(roles.take<std::uint32_t>()),
                                          roles.take<bool>()});
    }
    return organization;
}

void write_organization(Connection& connection, const Organization& organization,
                        std::uint64_t first_change) {
    execute(connection, upsert_organization, organization.id, organization.name,
            organization.policies.invite_ttl, organization.policies.onboarding,
            organization.created_at, organization.change, first_change);
    delete_vanished_roles(connection, organization);
    std::int64_t position = 0;
    for (const Role& role : organization.roles) {
        execute(connection, upsert_role, organization.id, role.id, position++, role.name,
                role.permissions.bits(), role.built_in);
    }
}

std::optional<std::uint64_t> raise_organization_change(Connection& connection, OrganizationId id) {
    Query row{connection, raise_change_counter, id};
    const auto change = row.take_first<std::uint64_t>();
    // Runs the statement to its end.
    if (change) row.next();
    return change;
}

std::uint64_t read_organization_change(Connection& connection, OrganizationId id) {
    Query row{connection, select_change_counter, id};
    return row.take_first<std::uint64_t>().value_or(0);
}

}  // namespace usher::store

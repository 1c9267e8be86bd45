#include "server/store/organization_rows.hpp"

#include <algorithm>
#include <vector>

#include "server/store/details.hpp"
#include "server/store/record_rows.hpp"

namespace usher::store {
namespace {

constexpr char select_organization[] =
    "SELECT id, name, invite_ttl_ms, onboarding, created_at, change, details FROM organizations "
    "WHERE id = ?";
constexpr char select_roles[] =
    "SELECT id, name, permissions, built_in FROM roles WHERE organization = ? ORDER BY position";
constexpr char upsert_organization[] =
    "INSERT INTO organizations (id, name, invite_ttl_ms, onboarding, created_at, change, "
    "change_counter, at_work, details) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, invite_ttl_ms = excluded.invite_ttl_ms, "
    "onboarding = excluded.onboarding, created_at = excluded.created_at, change = excluded.change, "
    "at_work = excluded.at_work, details = excluded.details";
constexpr char select_ids[] = "SELECT id FROM organizations ORDER BY id";
constexpr char select_at_work[] = "SELECT id FROM organizations WHERE at_work <> 0 ORDER BY id";
constexpr char upsert_role[] =
    "INSERT INTO roles (organization, id, position, name, permissions, built_in) VALUES (?, ?, ?, "
    "?, ?, ?) "
    "ON CONFLICT (organization, id) DO UPDATE SET position = excluded.position, name = "
    "excluded.name, "
    "permissions = excluded.permissions, built_in = excluded.built_in";
constexpr char select_role_ids[] = "SELECT id FROM roles WHERE organization = ?";
constexpr char delete_role[] = "DELETE FROM roles WHERE organization = ? AND id = ?";
constexpr char select_tally[] = "SELECT tally FROM organizations WHERE id = ?";
constexpr char update_tally[] = "UPDATE organizations SET tally = ? WHERE id = ?";
constexpr char update_change_counter[] = "UPDATE organizations SET change_counter = ? WHERE id = ?";
constexpr char update_claimed[] = "UPDATE organizations SET claimed = ? WHERE id = ?";
constexpr char select_unclaimed[] =
    "SELECT id, claimed FROM organizations WHERE claimed < change_counter ORDER BY id";
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

bool is_at_work(const Organization& organization) {
    const auto runs = [](const Job& job) { return job.state == Job::State::running; };
    return !organization.suspended_at &&
           std::any_of(organization.jobs.begin(), organization.jobs.end(), runs);
}

std::vector<OrganizationId> take_ids(Query row) {
    std::vector<OrganizationId> ids;
    while (row.next()) ids.push_back(row.take<OrganizationId>());
    return ids;
}

/// No value: there is no such organization. Empty: it was never counted.
std::optional<std::string> kept_tally(Connection& connection, OrganizationId id) {
    Query row{connection, select_tally, id};
    if (!row.next()) return std::nullopt;
    return row.take<std::optional<std::string>>().value_or("");
}

// Of an organization that comes from a version without tallies.
Tally count_records(Connection& connection, OrganizationId id) {
    constexpr std::size_t at_once = 1000;
    Tally tally;
    Stamp reached;
    while (true) {
        const auto records = read_records_after(connection, id, reached, at_once);
        for (const Record& record : records) tally.add(record);
        if (records.size() < at_once) return tally;
        reached = {records.back().change, records.back().person.id};
    }
}

}  // namespace

std::vector<OrganizationId> read_organization_ids(Connection& connection) {
    return take_ids(Query{connection, select_ids});
}

std::vector<OrganizationId> read_organizations_at_work(Connection& connection) {
    return take_ids(Query{connection, select_at_work});
}

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
    take_details(row, organization);

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
            organization.created_at, organization.change, first_change, is_at_work(organization),
            wire::write_details(organization));
    delete_vanished_roles(connection, organization);
    std::int64_t position = 0;
    for (const Role& role : organization.roles) {
        execute(connection, upsert_role, organization.id, role.id, position++, role.name,
                role.permissions.bits(), role.built_in);
    }
}

std::optional<Tally> look_at_tally(Connection& connection, OrganizationId id) {
    const auto kept = kept_tally(connection, id);
    if (!kept) return std::nullopt;
    return kept->empty() ? count_records(connection, id) : read_whole<Tally>(*kept);
}

std::optional<Tally> read_tally(Connection& connection, OrganizationId id) {
    const auto kept = kept_tally(connection, id);
    if (!kept) return std::nullopt;
    if (!kept->empty()) return read_whole<Tally>(*kept);
    Tally counted = count_records(connection, id);
    write_tally(connection, id, counted);
    return counted;
}

void write_tally(Connection& connection, OrganizationId id, const Tally& tally) {
    execute(connection, update_tally, wire::write_stored(tally), id);
}

void write_organization_change(Connection& connection, OrganizationId id, std::uint64_t change) {
    execute(connection, update_change_counter, change, id);
}

std::uint64_t read_organization_change(Connection& connection, OrganizationId id) {
    Query row{connection, select_change_counter, id};
    return row.take_first<std::uint64_t>().value_or(0);
}

void write_claimed(Connection& connection, OrganizationId id, std::uint64_t change) {
    execute(connection, update_claimed, change, id);
}

std::vector<std::pair<OrganizationId, std::uint64_t>> read_unclaimed(Connection& connection) {
    std::vector<std::pair<OrganizationId, std::uint64_t>> found;
    Query row{connection, select_unclaimed};
    while (row.next()) {
        const auto id = row.take<OrganizationId>();
        found.emplace_back(id, row.take<std::uint64_t>());
    }
    return found;
}

}  // namespace usher::store

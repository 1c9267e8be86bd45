#include "server/store/membership_rows.hpp"

#include <algorithm>

#include "server/store/details.hpp"

namespace usher::store {
namespace {

constexpr char select_of_person[] =
    "SELECT id, project, phase, role, voucher_kind, voucher, invitation, can_sign_in, changed_at, "
    "details FROM memberships "
    "WHERE organization = ? AND person = ? ORDER BY position";
constexpr char select_of_range[] =
    "SELECT m.person, m.id, m.project, m.phase, m.role, m.voucher_kind, m.voucher, m.invitation, "
    "m.can_sign_in, "
    "m.changed_at, m.details "
    "FROM people AS p JOIN memberships AS m ON m.organization = p.organization AND m.person = p.id "
    "WHERE p.organization = ? AND (p.change, p.id) > (?, ?) AND (p.change, p.id) <= (?, ?) "
    "ORDER BY p.change, p.id, m.position";
constexpr char upsert[] =
    "INSERT INTO memberships (organization, person, id, position, project, phase, role, "
    "voucher_kind, voucher, "
    "invitation, can_sign_in, changed_at, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (organization, person, id) DO UPDATE SET position = excluded.position, project = "
    "excluded.project, "
    "phase = excluded.phase, role = excluded.role, voucher_kind = excluded.voucher_kind, "
    "voucher = excluded.voucher, invitation = excluded.invitation, can_sign_in = "
    "excluded.can_sign_in, "
    "changed_at = excluded.changed_at, details = excluded.details";
constexpr char select_ids[] = "SELECT id FROM memberships WHERE organization = ? AND person = ?";
constexpr char delete_one[] =
    "DELETE FROM memberships WHERE organization = ? AND person = ? AND id = ?";
constexpr char select_person[] = "SELECT person FROM memberships WHERE id = ? AND organization = ?";
constexpr char select_with_role[] =
    "SELECT DISTINCT person FROM memberships WHERE organization = ? AND role = ? ORDER BY person "
    "LIMIT ?";
constexpr char select_in_project[] =
    "SELECT DISTINCT person FROM memberships WHERE organization = ? AND project = ? ORDER BY "
    "person LIMIT ?";
// Groups stand in the details, which few have.
constexpr char select_in_group[] =
    "SELECT DISTINCT person FROM memberships WHERE organization = ?1 AND details <> '{}' "
    "AND EXISTS (SELECT 1 FROM json_each(details, '$.groups') WHERE value = ?2) ORDER BY person "
    "LIMIT ?3";
constexpr char select_home[] = "SELECT organization FROM memberships WHERE id = ? LIMIT 2";

// A project; none: all of them and the organization itself.
constexpr char select_uninvited[] =
    "SELECT person, id FROM memberships WHERE organization = ?1 AND phase = 0 AND person > ?2 AND "
    "(?3 IS NULL OR project = ?3) ORDER BY person, id LIMIT ?4";
static_assert(static_cast<int>(Phase::uninvited) == 0);

Membership take_membership(Query& row) {
    Membership membership;
    membership.id = row.take<MembershipId>();
    membership.scope = row.take<Scope>();
    membership.phase = row.take<Phase>();
    membership.role = row.take<std::optional<RoleId>>();
    membership.voucher = row.take<Actor>();
    membership.invitation = row.take<std::optional<InvitationId>>();
    membership.can_sign_in = row.take<bool>();
    membership.changed_at = row.take<Instant>();
    take_details(row, membership);
    return membership;
}

std::vector<PersonId> take_people(Query& row) {
    std::vector<PersonId> people;
    while (row.next()) people.push_back(row.take<PersonId>());
    return people;
}

}  // namespace

std::vector<app::Uninvited> read_uninvited(Connection& connection, OrganizationId home,
                                           const Scope& scope, PersonId after, std::size_t limit) {
    std::vector<app::Uninvited> uninvited;
    Query row{connection, select_uninvited, home, after, scope.project, limit};
    while (row.next()) {
        app::Uninvited one;
        one.person = row.take<PersonId>();
        one.membership = row.take<MembershipId>();
        uninvited.push_back(one);
    }
    return uninvited;
}

std::vector<Membership> read_memberships(Connection& connection, OrganizationId home,
                                         PersonId person) {
    std::vector<Membership> memberships;
    Query row{connection, select_of_person, home, person};
    while (row.next()) memberships.push_back(take_membership(row));
    return memberships;
}

void read_memberships(Connection& connection, OrganizationId home, const StampRange& range,
                      std::vector<Record>& records) {
    RecordWalk walk{records};
    Query row{connection,     select_of_range,   home,         range.after.change,
              range.after.id, range.last.change, range.last.id};
    while (row.next()) {
        Record& record = walk.record_of(row.take<PersonId>());
        record.memberships.push_back(take_membership(row));
    }
}

void delete_vanished_memberships(Connection& connection, OrganizationId home, PersonId person,
                                 const std::vector<Membership>& kept) {
    std::vector<MembershipId> vanished;
    Query stored{connection, select_ids, home, person};
    while (stored.next()) {
        const auto id = stored.take<MembershipId>();
        const auto is_it = [&](const Membership& membership) { return membership.id == id; };
        if (std::none_of(kept.begin(), kept.end(), is_it)) vanished.push_back(id);
    }
    for (const MembershipId id : vanished) execute(connection, delete_one, home, person, id);
}

void write_memberships(Connection& connection, OrganizationId home, PersonId person,
                       const std::vector<Membership>& memberships) {
    std::int64_t position = 0;
    for (const Membership& membership : memberships) {
        execute(connection, upsert, home, person, membership.id, position++, membership.scope,
                membership.phase, membership.role, membership.voucher, membership.invitation,
                membership.can_sign_in, membership.changed_at, wire::write_details(membership));
    }
}

std::optional<PersonId> find_person_of_membership(Connection& connection, OrganizationId home,
                                                  MembershipId id) {
    Query row{connection, select_person, id, home};
    return row.take_first<PersonId>();
}

std::vector<PersonId> find_people_with_role(Connection& connection, OrganizationId home,
                                            RoleId role, std::size_t limit) {
    Query row{connection, select_with_role, home, role, limit};
    return take_people(row);
}

std::vector<PersonId> find_people_in_group(Connection& connection, OrganizationId home,
                                           GroupId group, std::size_t limit) {
    Query row{connection, select_in_group, home, group.text(), limit};
    return take_people(row);
}

std::vector<PersonId> find_people_in_project(Connection& connection, OrganizationId home,
                                             ProjectId project, std::size_t limit) {
    Query row{connection, select_in_project, home, project, limit};
    return take_people(row);
}

std::optional<OrganizationId> find_home_of_membership(Connection& connection, MembershipId id) {
    Query row{connection, select_home, id};
    const auto home = row.take_first<OrganizationId>();
    if (!home || row.next()) return std::nullopt;
    return home;
}

}  // namespace usher::store

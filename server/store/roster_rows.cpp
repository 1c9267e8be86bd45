#include "server/store/roster_rows.hpp"

#include <algorithm>
#include <vector>

#include "server/store/account_rows.hpp"
#include "server/store/former_rows.hpp"
#include "server/store/instance_rows.hpp"
#include "server/store/invitation_rows.hpp"
#include "server/store/membership_rows.hpp"
#include "server/store/organization_rows.hpp"
#include "server/store/record_rows.hpp"
#include "shared/policy/limits.hpp"

namespace usher::store {
namespace {

template <class AnyId>
std::optional<AnyId> as(const std::optional<Bits128>& bits) {
    return bits ? std::optional{AnyId{*bits}} : std::nullopt;
}

std::optional<PersonId> find_person(Connection& connection, const Key& key, NewestIds& newest,
                                    TransactionClaims& claims) {
    const auto claimed = [&](Claim::Kind kind) {
        return as<PersonId>(claims.owner(kind, key.organization, key.text));
    };
    switch (key.kind) {
        case Key::Kind::person:
            if (newest.is_newer(key.organization, PersonId{key.id})) return std::nullopt;
            return PersonId{key.id};
        case Key::Kind::person_of_address:
            return claimed(Claim::Kind::organization_address);
        case Key::Kind::person_of_username:
            return claimed(Claim::Kind::username);
        case Key::Kind::person_of_external_id:
            return claimed(Claim::Kind::external_id);
        case Key::Kind::person_of_account:
            return find_person_of_account(connection, key.organization, AccountId{key.id});
        case Key::Kind::person_of_membership:
            if (newest.is_newer(MembershipId{key.id})) return std::nullopt;
            return find_person_of_membership(connection, key.organization, MembershipId{key.id});
        case Key::Kind::person_of_invitation:
            if (newest.is_newer(InvitationId{key.id})) return std::nullopt;
            return find_person_of_invitation(connection, key.organization, InvitationId{key.id});
        default:
            return std::nullopt;
    }
}

std::vector<PersonId> find_people(Connection& connection, const Key& key) {
    constexpr std::size_t most = limits::records_a_command + 1;
    switch (key.kind) {
        case Key::Kind::people_with_role:
            return find_people_with_role(connection, key.organization, RoleId{key.id}, most);
        case Key::Kind::people_in_group:
            return find_people_in_group(connection, key.organization, GroupId{key.id}, most);
        case Key::Kind::people_in_project:
            return find_people_in_project(connection, key.organization, ProjectId{key.id}, most);
        default:
            return {};
    }
}

std::optional<AccountId> find_account(const Key& key, TransactionClaims& claims) {
    const auto claimed = [&](Claim::Kind kind) {
        return as<AccountId>(claims.owner(kind, {}, key.text));
    };
    switch (key.kind) {
        case Key::Kind::account:
            return AccountId{key.id};
        case Key::Kind::account_of_address:
            return claimed(Claim::Kind::account_address);
        case Key::Kind::account_of_handle:
            return claimed(Claim::Kind::account_handle);
        case Key::Kind::account_of_provider:
            return claimed(Claim::Kind::provider_subject);
        default:
            return std::nullopt;
    }
}

// Who was touched and is not in the roster was removed by it and is only still stored.
bool was_removed(const Roster& roster, OrganizationId home, PersonId id) {
    const auto touched = roster.touched().people.find(home);
    return touched != roster.touched().people.end() && touched->second.count(id) > 0;
}

void fill_person(Connection& connection, OrganizationId home, PersonId id, Roster& roster) {
    if (roster.people(home).count(id) > 0 || was_removed(roster, home, id)) return;
    if (auto record = read_record(connection, home, id)) roster.put(home, *std::move(record));
}

void fill_organization(Connection& connection, OrganizationId home, Roster& roster) {
    if (roster.knows({Key::Kind::organization, home, {}, {}})) return;
    if (auto organization = read_organization(connection, home))
        roster.put(*std::move(organization));
}

void fill_tally(Connection& connection, OrganizationId home, Roster& roster) {
    if (roster.knows({Key::Kind::tally, home, {}, {}})) return;
    if (auto tally = read_tally(connection, home)) roster.put(home, *std::move(tally));
}

void fill_account(Connection& connection, AccountId id, Roster& roster) {
    if (roster.knows({Key::Kind::account, {}, id.bits, {}})) return;
    if (roster.touched().accounts.count(id) > 0) return;
    if (auto account = read_account(connection, id)) roster.put(*std::move(account));
}

void fill_homes(Connection& connection, AccountId account, Roster& roster) {
    for (const auto& [home, person] : find_people_of_account(connection, account)) {
        fill_organization(connection, home, roster);
        fill_tally(connection, home, roster);
        fill_person(connection, home, person, roster);
    }
}

template <class T>
std::vector<T> sorted(const std::unordered_set<T>& ids) {
    std::vector<T> result{ids.begin(), ids.end()};
    std::sort(result.begin(), result.end());
    return result;
}

void write_account(Connection& connection, const Roster& roster, AccountId id) {
    if (roster.knows({Key::Kind::account, {}, id.bits, {}})) {
        if (const Account* account = roster.account(id)) return write_account(connection, *account);
    }
    delete_account(connection, id);
}

void write_people(Connection& connection, const Roster& roster, OrganizationId home,
                  const std::unordered_set<PersonId>& touched, TransactionClaims& claims) {
    // In the order of the tables, so that neighbours are written together.
    const std::vector<PersonId> ids = sorted(touched);
    const auto& people = roster.people(home);
    for (const PersonId id : ids) {
        const auto found = people.find(id);
        if (found == people.end()) {
            delete_record(connection, home, id, claims);
        } else {
            write_person(connection, home, found->second);
        }
    }
    for (const PersonId id : ids) {
        const auto found = people.find(id);
        if (found != people.end()) write_belongings(connection, home, found->second);
    }
}

}  // namespace

void fill(Connection& connection, const Key& key, NewestIds& newest, TransactionClaims& claims,
          Roster& roster) {
    if (roster.knows(key)) return;
    switch (key.kind) {
        case Key::Kind::instance:
            roster.put(read_instance(connection));
            break;
        case Key::Kind::organization:
            fill_organization(connection, key.organization, roster);
            break;
        case Key::Kind::organization_of_handle:
            if (const auto id = claims.owner(Claim::Kind::organization_handle, {}, key.text))
                fill_organization(connection, OrganizationId{*id}, roster);
            break;
        case Key::Kind::tally:
            fill_tally(connection, key.organization, roster);
            break;
        case Key::Kind::undo:
            if (auto former = read_former(connection, key.organization, CommandId{key.id}))
                roster.put(key.organization, *std::move(former));
            break;
        case Key::Kind::homes_of_account:
            fill_homes(connection, AccountId{key.id}, roster);
            break;
        default:
            if (const auto account = find_account(key, claims))
                fill_account(connection, *account, roster);
            if (const auto person = find_person(connection, key, newest, claims))
                fill_person(connection, key.organization, *person, roster);
            for (const PersonId person : find_people(connection, key))
                fill_person(connection, key.organization, person, roster);
            break;
    }
    if (!roster.knows(key)) roster.put_absent(key);
}

void write_touched(Connection& connection, const Roster& roster, const Roster::Touched& touched,
                   const std::unordered_map<OrganizationId, std::uint64_t>& first_changes,
                   TransactionClaims& claims) {
    if (touched.instance) write_instance(connection, roster.instance());
    for (const AccountId id : sorted(touched.accounts)) write_account(connection, roster, id);
    for (const OrganizationId home : sorted(touched.organizations)) {
        const Organization* organization = roster.organization(home);
        const auto first = first_changes.find(home);
        if (organization != nullptr) {
            write_organization(connection, *organization,
                               first == first_changes.end() ? 0 : first->second);
        }
    }
    for (const OrganizationId home : sorted(touched.tallies)) {
        if (const Tally* tally = roster.tally(home)) write_tally(connection, home, *tally);
    }
    std::vector<OrganizationId> homes;
    for (const auto& [home, people] : touched.people) homes.push_back(home);
    std::sort(homes.begin(), homes.end());
    for (const OrganizationId home : homes)
        write_people(connection, roster, home, touched.people.at(home), claims);
}

}  // namespace usher::store

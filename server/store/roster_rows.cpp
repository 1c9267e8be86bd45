#include "server/store/roster_rows.hpp"

#include <algorithm>
#include <vector>

#include "server/store/account_rows.hpp"
#include "server/store/claim_rows.hpp"
#include "server/store/instance_rows.hpp"
#include "server/store/invitation_rows.hpp"
#include "server/store/membership_rows.hpp"
#include "server/store/organization_rows.hpp"
#include "server/store/record_rows.hpp"

namespace usher::store {
namespace {

std::optional<PersonId> find_person(Connection& connection, const Key& key) {
    switch (key.kind) {
        case Key::Kind::person:
            return PersonId{key.id};
        case Key::Kind::person_of_address:
            return find_person_of_address(connection, key.organization, key.text);
        case Key::Kind::person_of_account:
            return find_person_of_account(connection, key.organization, AccountId{key.id});
        case Key::Kind::person_of_membership:
            return find_person_of_membership(connection, key.organization, MembershipId{key.id});
        case Key::Kind::person_of_invitation:
            return find_person_of_invitation(connection, key.organization, InvitationId{key.id});
        default:
            return std::nullopt;
    }
}

void fill_person(Connection& connection, const Key& key, Roster& roster) {
    const std::optional<PersonId> id = find_person(connection, key);
    if (!id || roster.knows({Key::Kind::person, key.organization, id->bits, {}})) return;
    if (auto record = read_record(connection, key.organization, *id)) {
        roster.put(key.organization, *std::move(record));
    }
}

void fill_account(Connection& connection, AccountId id, Roster& roster) {
    if (roster.knows({Key::Kind::account, {}, id.bits, {}})) return;
    if (auto account = read_account(connection, id)) roster.put(*std::move(account));
}

template <class T>
std::vector<T> sorted(const std::unordered_set<T>& ids) {
    std::vector<T> result{ids.begin(), ids.end()};
    std::sort(result.begin(), result.end());
    return result;
}

void write_people(Connection& connection, const Roster& roster, OrganizationId home,
                  const std::unordered_set<PersonId>& touched) {
    // In the order of the tables, so that neighbours are written together.
    const std::vector<PersonId> ids = sorted(touched);
    const auto& people = roster.people(home);
    for (const PersonId id : ids) {
        const auto found = people.find(id);
        if (found == people.end()) {
            delete_record(connection, home, id);
        } else {
            delete_vanished(connection, home, found->second);
        }
    }
    for (const PersonId id : ids) {
        const auto found = people.find(id);
        if (found != people.end()) write_record(connection, home, found->second);
    }
}

}  // namespace

void fill(Connection& connection, const Key& key, Roster& roster) {
    if (roster.knows(key)) return;
    switch (key.kind) {
        case Key::Kind::instance:
            roster.put(read_instance(connection));
            break;
        case Key::Kind::organization:
            if (auto organization = read_organization(connection, key.organization)) {
                roster.put(*std::move(organization));
            }
            break;
        case Key::Kind::account:
            fill_account(connection, AccountId{key.id}, roster);
            break;
        case Key::Kind::account_of_address:
            if (const auto id = find_account_of_address(connection, key.text))
                fill_account(connection, *id, roster);
            break;
        default:
            fill_person(connection, key, roster);
            break;
    }
    if (!roster.knows(key)) roster.put_absent(key);
}

void write_touched(Connection& connection, const Roster& roster, const Roster::Touched& touched,
                   const std::unordered_map<OrganizationId, std::uint64_t>& first_changes) {
    if (touched.instance) write_instance(connection, roster.instance());
    for (const AccountId id : sorted(touched.accounts)) {
        if (const Account* account = roster.account(id)) write_account(connection, *account);
    }
    for (const OrganizationId home : sorted(touched.organizations)) {
        const Organization* organization = roster.organization(home);
        const auto first = first_changes.find(home);
        if (organization != nullptr) {
            write_organization(connection, *organization,
                               first == first_changes.end() ? 0 : first->second);
        }
    }
    std::vector<OrganizationId> homes;
    for (const auto& [home, people] : touched.people) homes.push_back(home);
    std::sort(homes.begin(), homes.end());
    for (const OrganizationId home : homes)
        write_people(connection, roster, home, touched.people.at(home));
}

}  // namespace usher::store

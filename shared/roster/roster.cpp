#include "shared/roster/roster.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

template <class Map, class Wanted>
auto find(const Map& map, const Wanted& wanted) -> const typename Map::mapped_type* {
    const auto found = map.find(wanted);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

bool Roster::knows(const Key& key) const {
    return unfilled_ == Unfilled::absent || holds(key) || absent_.count(key) > 0;
}

bool Roster::holds(const Key& key) const {
    if (key.kind == Key::Kind::instance) return instance_.has_value();
    if (key.kind == Key::Kind::account) return accounts_.count(AccountId{key.id}) > 0;
    if (key.kind == Key::Kind::account_of_address) return accounts_by_address_.count(key.text) > 0;
    if (key.kind == Key::Kind::account_of_handle || key.kind == Key::Kind::account_of_provider ||
        key.kind == Key::Kind::organization_of_handle)
        return found_by_name(key) != nullptr;
    const House* house = this->house(key.organization);
    if (house == nullptr) return false;
    switch (key.kind) {
        case Key::Kind::organization:
            return house->organization.has_value();
        case Key::Kind::tally:
            return house->tally.has_value();
        case Key::Kind::person:
            return house->people.count(PersonId{key.id}) > 0;
        case Key::Kind::person_of_address:
            return house->by_address.count(key.text) > 0;
        case Key::Kind::person_of_account:
            return house->by_account.count(key.id) > 0;
        case Key::Kind::person_of_membership:
            return house->by_membership.count(key.id) > 0;
        case Key::Kind::person_of_invitation:
            return house->by_invitation.count(key.id) > 0;
        case Key::Kind::person_of_username:
            return house->by_username.count(key.text) > 0;
        case Key::Kind::person_of_external_id:
            return house->by_external_id.count(key.text) > 0;
        case Key::Kind::undo:
            return house->formers.count(CommandId{key.id}) > 0;
        default:
            return false;
    }
}

void Roster::put(Instance instance) { instance_ = std::move(instance); }

void Roster::put(Organization organization) {
    const OrganizationId home = organization.id;
    houses_[home].organization.emplace(std::move(organization));
}

void Roster::put(OrganizationId home, Record record) {
    remove(home, record.person.id);
    const PersonId id = record.person.id;
    House& house = houses_[home];
    index(house, house.people.insert_or_assign(id, std::move(record)).first->second);
}

void Roster::put(Account account) {
    if (const Account* before = find(accounts_, account.id)) {
        for (const ProvedAddress& proved : before->addresses)
            accounts_by_address_.erase(proved.address.key());
    }
    for (const ProvedAddress& proved : account.addresses)
        accounts_by_address_[proved.address.key()] = account.id;
    const AccountId id = account.id;
    accounts_.insert_or_assign(id, std::move(account));
}

void Roster::put(OrganizationId home, Tally tally) { houses_[home].tally = std::move(tally); }

void Roster::put(OrganizationId home, Former former) {
    const CommandId command = former.command;
    houses_[home].formers.insert_or_assign(command, std::move(former));
}

void Roster::remove(AccountId account) {
    const Account* before = find(accounts_, account);
    if (before == nullptr) return;
    for (const ProvedAddress& proved : before->addresses)
        accounts_by_address_.erase(proved.address.key());
    accounts_.erase(account);
}

void Roster::put_absent(const Key& key) { absent_.insert(key); }

void Roster::remove(OrganizationId home, PersonId person) {
    const auto house = houses_.find(home);
    if (house == houses_.end()) return;
    const auto found = house->second.people.find(person);
    if (found == house->second.people.end()) return;
    unindex(house->second, found->second);
    house->second.people.erase(found);
}

const Instance& Roster::instance() const {
    static const Instance nothing;
    assert(instance_ || unfilled_ == Unfilled::absent);
    return instance_ ? *instance_ : nothing;
}

const Roster::House* Roster::house(OrganizationId home) const { return find(houses_, home); }

const Organization* Roster::organization(OrganizationId home) const {
    const House* house = this->house(home);
    if (house != nullptr && house->organization) return &*house->organization;
    assert(home.is_nil() || knows({Key::Kind::organization, home, {}, {}}));
    return nullptr;
}

const Record* Roster::found(OrganizationId home, const PersonId* id, const Key& key) const {
    const House* house = this->house(home);
    if (house != nullptr && id != nullptr) {
        if (const Record* record = find(house->people, *id)) return record;
    }
    assert(knows(key));
    (void)key;
    return nullptr;
}

const Record* Roster::found_by_id(ById House::*index, const Key& key) const {
    const House* house = this->house(key.organization);
    return found(key.organization, house == nullptr ? nullptr : find(house->*index, key.id), key);
}

const Record* Roster::found_by_text(ByName House::*index, const Key& key) const {
    const House* house = this->house(key.organization);
    return found(key.organization, house == nullptr ? nullptr : find(house->*index, key.text), key);
}

const Record* Roster::person(OrganizationId home, PersonId id) const {
    return found(home, &id, {Key::Kind::person, home, id.bits, {}});
}

const Record* Roster::person_of_address(OrganizationId home, std::string_view key) const {
    return found_by_text(&House::by_address,
                         {Key::Kind::person_of_address, home, {}, std::string{key}});
}

const Record* Roster::person_of_account(OrganizationId home, AccountId id) const {
    return found_by_id(&House::by_account, {Key::Kind::person_of_account, home, id.bits, {}});
}

const Record* Roster::person_of_membership(OrganizationId home, MembershipId id) const {
    return found_by_id(&House::by_membership, {Key::Kind::person_of_membership, home, id.bits, {}});
}

const Record* Roster::person_of_invitation(OrganizationId home, InvitationId id) const {
    return found_by_id(&House::by_invitation, {Key::Kind::person_of_invitation, home, id.bits, {}});
}

const Record* Roster::person_of_username(OrganizationId home, const Username& username) const {
    return found_by_text(&House::by_username,
                         {Key::Kind::person_of_username, home, {}, username.text()});
}

const Record* Roster::person_of_external_id(OrganizationId home, const ExternalIdentity& id) const {
    return found_by_text(&House::by_external_id,
                         {Key::Kind::person_of_external_id, home, {}, external_id_key(id)});
}

const Tally* Roster::tally(OrganizationId home) const {
    const House* house = this->house(home);
    return house == nullptr || !house->tally ? nullptr : &*house->tally;
}

const Former* Roster::former(OrganizationId home, CommandId command) const {
    assert(knows({Key::Kind::undo, home, command.bits, {}}));
    const House* house = this->house(home);
    return house == nullptr ? nullptr : find(house->formers, command);
}

std::vector<const Record*> Roster::people_of_whom(const Key& key,
                                                  bool (*one)(const Membership&, Bits128)) const {
    assert(knows(key));
    std::map<PersonId, const Record*> found;
    for (const auto& [id, record] : people(key.organization)) {
        const auto& memberships = record.memberships;
        if (std::any_of(memberships.begin(), memberships.end(),
                        [&](const Membership& membership) { return one(membership, key.id); }))
            found.emplace(id, &record);
    }
    std::vector<const Record*> records;
    for (const auto& [id, record] : found) {
        if (records.size() <= limits::records_a_command) records.push_back(record);
    }
    return records;
}

std::vector<const Record*> Roster::people_with(OrganizationId home, RoleId role) const {
    return people_of_whom(
        {Key::Kind::people_with_role, home, role.bits, {}},
        [](const Membership& membership, Bits128 id) { return membership.role == RoleId{id}; });
}

std::vector<const Record*> Roster::people_with(OrganizationId home, GroupId group) const {
    return people_of_whom({Key::Kind::people_in_group, home, group.bits, {}},
                          [](const Membership& membership, Bits128 id) {
                              const auto& groups = membership.groups;
                              return std::find(groups.begin(), groups.end(), GroupId{id}) !=
                                     groups.end();
                          });
}

std::vector<const Record*> Roster::people_in(OrganizationId home, ProjectId project) const {
    return people_of_whom({Key::Kind::people_in_project, home, project.bits, {}},
                          [](const Membership& membership, Bits128 id) {
                              return membership.scope.project == ProjectId{id};
                          });
}

const Account* Roster::account(AccountId id) const {
    assert(knows({Key::Kind::account, {}, id.bits, {}}));
    return find(accounts_, id);
}

const Account* Roster::account_of_address(std::string_view key) const {
    assert(knows({Key::Kind::account_of_address, {}, {}, std::string{key}}));
    const AccountId* id = find(accounts_by_address_, std::string{key});
    return id == nullptr ? nullptr : find(accounts_, *id);
}

const std::unordered_map<PersonId, Record>& Roster::people(OrganizationId home) const {
    static const std::unordered_map<PersonId, Record> nobody;
    const House* house = this->house(home);
    return house == nullptr ? nobody : house->people;
}

void Roster::stamp(OrganizationId home, const std::vector<PersonId>& people, bool organization,
                   std::uint64_t change) {
    House& house = houses_[home];
    for (const PersonId id : people) {
        const auto found = house.people.find(id);
        if (found != house.people.end()) found->second.change = change;
    }
    if (organization && house.organization) house.organization->change = change;
}

void Roster::index(House& house, const Record& record) {
    const PersonId id = record.person.id;
    if (record.person.address) house.by_address[record.person.address->key()] = id;
    if (record.person.account) house.by_account[record.person.account->bits] = id;
    if (record.person.username) house.by_username[record.person.username->text()] = id;
    for (const ExternalIdentity& external : record.person.external_ids)
        house.by_external_id[external_id_key(external)] = id;
    for (const Membership& membership : record.memberships)
        house.by_membership[membership.id.bits] = id;
    for (const Invitation& invitation : record.invitations)
        house.by_invitation[invitation.id.bits] = id;
}

void Roster::unindex(House& house, const Record& record) {
    if (record.person.address) house.by_address.erase(record.person.address->key());
    if (record.person.account) house.by_account.erase(record.person.account->bits);
    if (record.person.username) house.by_username.erase(record.person.username->text());
    for (const ExternalIdentity& external : record.person.external_ids)
        house.by_external_id.erase(external_id_key(external));
    for (const Membership& membership : record.memberships)
        house.by_membership.erase(membership.id.bits);
    for (const Invitation& invitation : record.invitations)
        house.by_invitation.erase(invitation.id.bits);
}

}  // namespace usher

#include "shared/roster/roster.hpp"

#include <cassert>

namespace usher {
namespace {

template <class Map, class Wanted>
auto find(const Map& map, const Wanted& wanted) -> const typename Map::mapped_type* {
    const auto found = map.find(wanted);
    return found == map.end() ? nullptr : &found->second;
}

const PersonId* find_person(const std::unordered_map<std::string, PersonId>& map,
                            std::string_view key) {
    return find(map, std::string{key});
}

}  // namespace

bool Roster::knows(const Key& key) const {
    if (unfilled_ == Unfilled::absent || absent_.count(key) > 0) return true;
    if (key.kind == Key::Kind::instance) return instance_.has_value();
    if (key.kind == Key::Kind::account) return accounts_.count(AccountId{key.id}) > 0;
    if (key.kind == Key::Kind::account_of_address) return accounts_by_address_.count(key.text) > 0;
    if (key.kind == Key::Kind::organization) return organizations_.count(key.organization) > 0;
    const House* house = find(houses_, key.organization);
    if (house == nullptr) return false;
    switch (key.kind) {
        case Key::Kind::person:
            return house->people.count(PersonId{key.id}) > 0;
        case Key::Kind::person_of_address:
            return house->by_address.count(key.text) > 0;
        case Key::Kind::person_of_account:
            return house->by_account.count(AccountId{key.id}) > 0;
        case Key::Kind::person_of_membership:
            return house->by_membership.count(MembershipId{key.id}) > 0;
        case Key::Kind::person_of_invitation:
            return house->by_invitation.count(InvitationId{key.id}) > 0;
        default:
            return false;
    }
}

void Roster::put(Instance instance) { instance_ = std::move(instance); }

void Roster::put(Organization organization) {
    const OrganizationId home = organization.id;
    organizations_.insert_or_assign(home, std::move(organization));
}

void Roster::put(OrganizationId home, Record record) {
    remove(home, record.person.id);
    const PersonId id = record.person.id;
    index(home, houses_[home].people.insert_or_assign(id, std::move(record)).first->second);
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

void Roster::put_absent(const Key& key) { absent_.insert(key); }

void Roster::remove(OrganizationId home, PersonId person) {
    const auto house = houses_.find(home);
    if (house == houses_.end()) return;
    const auto found = house->second.people.find(person);
    if (found == house->second.people.end()) return;
    unindex(home, found->second);
    house->second.people.erase(found);
}

const Instance& Roster::instance() const {
    static const Instance nothing;
    assert(instance_ || unfilled_ == Unfilled::absent);
    return instance_ ? *instance_ : nothing;
}

const Organization* Roster::organization(OrganizationId home) const {
    assert(home.is_nil() || knows({Key::Kind::organization, home, {}, {}}));
    return find(organizations_, home);
}

const Record* Roster::found(OrganizationId home, const PersonId* id, const Key& key) const {
    assert(knows(key));
    (void)key;
    return id == nullptr ? nullptr : find(houses_.at(home).people, *id);
}

const Record* Roster::person(OrganizationId home, PersonId id) const {
    const House* house = find(houses_, home);
    return found(home, house == nullptr ? nullptr : &id, {Key::Kind::person, home, id.bits, {}});
}

const Record* Roster::person_of_address(OrganizationId home, std::string_view key) const {
    const House* house = find(houses_, home);
    return found(home, house == nullptr ? nullptr : find_person(house->by_address, key),
                 {Key::Kind::person_of_address, home, {}, std::string{key}});
}

const Record* Roster::person_of_account(OrganizationId home, AccountId id) const {
    const House* house = find(houses_, home);
    return found(home, house == nullptr ? nullptr : find(house->by_account, id),
                 {Key::Kind::person_of_account, home, id.bits, {}});
}

const Record* Roster::person_of_membership(OrganizationId home, MembershipId id) const {
    const House* house = find(houses_, home);
    return found(home, house == nullptr ? nullptr : find(house->by_membership, id),
                 {Key::Kind::person_of_membership, home, id.bits, {}});
}

const Record* Roster::person_of_invitation(OrganizationId home, InvitationId id) const {
    const House* house = find(houses_, home);
    return found(home, house == nullptr ? nullptr : find(house->by_invitation, id),
                 {Key::Kind::person_of_invitation, home, id.bits, {}});
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
    const House* house = find(houses_, home);
    return house == nullptr ? nobody : house->people;
}

void Roster::stamp(OrganizationId home, const std::unordered_set<PersonId>& people,
                   bool organization, std::uint64_t change) {
    for (const PersonId id : people) {
        const auto found = houses_[home].people.find(id);
        if (found != houses_[home].people.end()) found->second.change = change;
    }
    const auto found = organizations_.find(home);
    if (organization && found != organizations_.end()) found->second.change = change;
}

void Roster::index(OrganizationId home, const Record& record) {
    House& house = houses_[home];
    const PersonId id = record.person.id;
    if (record.person.address) house.by_address[record.person.address->key()] = id;
    if (record.person.account) house.by_account[*record.person.account] = id;
    for (const Membership& membership : record.memberships) house.by_membership[membership.id] = id;
    for (const Invitation& invitation : record.invitations) house.by_invitation[invitation.id] = id;
}

void Roster::unindex(OrganizationId home, const Record& record) {
    House& house = houses_[home];
    if (record.person.address) house.by_address.erase(record.person.address->key());
    if (record.person.account) house.by_account.erase(*record.person.account);
    for (const Membership& membership : record.memberships)
        house.by_membership.erase(membership.id);
    for (const Invitation& invitation : record.invitations)
        house.by_invitation.erase(invitation.id);
}

}  // namespace usher

#include "shared/roster/roster.hpp"

#include <algorithm>
#include <cassert>

#include "shared/policy/limits.hpp"

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
    if (key.kind == Key::Kind::account_of_handle || key.kind == Key::Kind::account_of_provider ||
        key.kind == Key::Kind::organization_of_handle)
        return found_by_name(key) != nullptr;
    if (key.kind == Key::Kind::organization) return organizations_.count(key.organization) > 0;
    if (key.kind == Key::Kind::tally) return tallies_.count(key.organization) > 0;
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

void Roster::put(OrganizationId home, Tally tally) {
    tallies_.insert_or_assign(home, std::move(tally));
}

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

const Record* Roster::person_of_username(OrganizationId home, const Username& username) const {
    const House* house = find(houses_, home);
    return found(home,
                 house == nullptr ? nullptr : find_person(house->by_username, username.text()),
                 {Key::Kind::person_of_username, home, {}, username.text()});
}

const Record* Roster::person_of_external_id(OrganizationId home, const ExternalIdentity& id) const {
    const House* house = find(houses_, home);
    const std::string key = external_id_key(id);
    return found(home, house == nullptr ? nullptr : find_person(house->by_external_id, key),
                 {Key::Kind::person_of_external_id, home, {}, key});
}

const Tally* Roster::tally(OrganizationId home) const { return find(tallies_, home); }

const Former* Roster::former(OrganizationId home, CommandId command) const {
    assert(knows({Key::Kind::undo, home, command.bits, {}}));
    const House* house = find(houses_, home);
    return house == nullptr ? nullptr : find(house->formers, command);
}

std::vector<const Record*> Roster::people_with(
    const Key& key, const std::function<bool(const Membership&)>& satisfies) const {
    assert(knows(key));
    std::vector<const Record*> people;
    for (const auto& [id, record] : this->people(key.organization)) {
        if (std::any_of(record.memberships.begin(), record.memberships.end(), satisfies))
            people.push_back(&record);
    }
    std::sort(people.begin(), people.end(),
              [](const Record* a, const Record* b) { return a->person.id < b->person.id; });
    if (people.size() > limits::records_a_command + 1) people.resize(limits::records_a_command + 1);
    return people;
}

std::vector<OrganizationId> Roster::homes_of(AccountId account) const {
    assert(knows({Key::Kind::homes_of_account, {}, account.bits, {}}));
    std::vector<OrganizationId> homes;
    for (const auto& [home, house] : houses_) {
        if (house.by_account.count(account) > 0) homes.push_back(home);
    }
    std::sort(homes.begin(), homes.end());
    return homes;
}

// Rare questions, asked of few: the handle or subject of an account, the handle of an organization.
const Bits128* Roster::found_by_name(const Key& key) const {
    for (const auto& [id, account] : accounts_) {
        if (key.kind == Key::Kind::account_of_handle && account.handle &&
            account.handle->text() == key.text)
            return &id.bits;
        if (key.kind != Key::Kind::account_of_provider) continue;
        for (const ProviderSubject& subject : account.providers) {
            if (provider_key(subject) == key.text) return &id.bits;
        }
    }
    if (key.kind != Key::Kind::organization_of_handle) return nullptr;
    for (const auto& [id, organization] : organizations_) {
        if (organization.handle && organization.handle->text() == key.text) return &id.bits;
    }
    return nullptr;
}

const Account* Roster::account_of_handle(const Handle& handle) const {
    const Key key{Key::Kind::account_of_handle, {}, {}, handle.text()};
    assert(knows(key));
    const Bits128* id = found_by_name(key);
    return id == nullptr ? nullptr : find(accounts_, AccountId{*id});
}

const Account* Roster::account_of_provider(const ProviderSubject& subject) const {
    const Key key{Key::Kind::account_of_provider, {}, {}, provider_key(subject)};
    assert(knows(key));
    const Bits128* id = found_by_name(key);
    return id == nullptr ? nullptr : find(accounts_, AccountId{*id});
}

const Organization* Roster::organization_of_handle(const OrganizationHandle& handle) const {
    const Key key{Key::Kind::organization_of_handle, {}, {}, handle.text()};
    assert(knows(key));
    const Bits128* id = found_by_name(key);
    return id == nullptr ? nullptr : find(organizations_, OrganizationId{*id});
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
    if (record.person.username) house.by_username[record.person.username->text()] = id;
    for (const ExternalIdentity& external : record.person.external_ids)
        house.by_external_id[external_id_key(external)] = id;
    for (const Membership& membership : record.memberships) house.by_membership[membership.id] = id;
    for (const Invitation& invitation : record.invitations) house.by_invitation[invitation.id] = id;
}

void Roster::unindex(OrganizationId home, const Record& record) {
    House& house = houses_[home];
    if (record.person.address) house.by_address.erase(record.person.address->key());
    if (record.person.account) house.by_account.erase(*record.person.account);
    if (record.person.username) house.by_username.erase(record.person.username->text());
    for (const ExternalIdentity& external : record.person.external_ids)
        house.by_external_id.erase(external_id_key(external));
    for (const Membership& membership : record.memberships)
        house.by_membership.erase(membership.id);
    for (const Invitation& invitation : record.invitations)
        house.by_invitation.erase(invitation.id);
}

}  // namespace usher

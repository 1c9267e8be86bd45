#include "bench/core/northwind.hpp"

#include <array>

namespace usher::bench {
namespace {

constexpr std::size_t entries_of_a_paste = 1000;
constexpr Instant morning{1'795'161'600'000};  // 2026-11-20T08:00:00Z

// Of version 7: in the order of the numbers, with a tail as if drawn by lot.
template <class Id>
Id id(std::uint8_t kind, std::size_t number) {
    Id made;
    auto& bytes = made.bits.bytes;
    bytes = {0x01, 0x9a, 0x9f, 0, 0, 0, 0x70, kind};
    for (std::size_t i = 0; i < 3; ++i) bytes[5 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    // splitmix64
    std::uint64_t drawn = (number + 1) * 0x9e3779b97f4a7c15ULL;
    drawn = (drawn ^ drawn >> 30U) * 0xbf58476d1ce4e5b9ULL;
    drawn = (drawn ^ drawn >> 27U) * 0x94d049bb133111ebULL;
    for (std::size_t i = 9; i < 16; ++i, drawn >>= 8U) bytes[i] = static_cast<std::uint8_t>(drawn);
    bytes[8] = 0x80;
    return made;
}

EmailAddress address(std::size_t number) { return *EmailAddress::parse(address_of(number)); }

Record record(std::size_t number, RoleId role) {
    const Actor founder = Actor::of(id<AccountId>(1, 0));
    const bool active = number % 3 == 0;
    Record record;
    record.person = {id<PersonId>(1, number),
                     *Name::parse(name_of(number)),
                     address(number),
                     Locale{},
                     std::nullopt,
                     morning};
    if (active) record.person.account = id<AccountId>(1, number);
    const auto invitation = id<InvitationId>(3, number);
    record.memberships = {{id<MembershipId>(2, number),
                           {},
                           active ? Phase::active : Phase::invited,
                           role,
                           founder,
                           invitation,
                           active,
                           morning}};
    record.invitations = {{invitation, address(number), 1, Onboarding::direct, Delivery::mail,
                           founder, morning, morning + days(7), std::nullopt, Message{}}};
    record.change = number + 1;
    return record;
}

}  // namespace

std::string name_of(std::size_t number) {
    constexpr std::array first{"Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Grace"};
    constexpr std::array last{"Lindqvist", "Okafor", "Moreau", "Tanaka", "Brandt", "Silva",
                              "Novak",     "Haddad", "Stone",  "Reyes",  "Petrov"};
    return std::string{first[number % first.size()]} + ' ' + last[number % last.size()] + ' ' +
           std::to_string(number);
}

std::string address_of(std::size_t number) {
    return "person" + std::to_string(number) + "@northwind.example";
}

Northwind::Northwind(std::size_t people) {
    const auto founder = id<RoleId>(4, 0);
    const auto member = id<RoleId>(4, 1);
    organization_ = {id<OrganizationId>(5, 0),
                     *Name::parse("Northwind"),
                     Policies{},
                     {{founder, *Name::parse("Founder"), built_in::founder, true},
                      {member, *Name::parse("Member"), built_in::member, true}},
                     morning,
                     1};
    people_.reserve(people);
    for (std::size_t number = 0; number < people; ++number)
        people_.push_back(record(number, number == 0 ? founder : member));
}

Instant Northwind::now() const { return morning + hours(1); }

Roster Northwind::roster() const {
    Roster roster{Roster::Unfilled::absent};
    roster.put(Instance{true, {founder().account}, {}});
    roster.put(organization_);
    for (const Record& record : people_) roster.put(organization_.id, record);
    return roster;
}

Replica Northwind::replica() const {
    Replica replica{organization_.id};
    replica.put({people_.size(), false, organization_, people_, {}});
    return replica;
}

Command Northwind::invitation() const {
    const std::size_t number = people_.size();
    InvitePerson body{id<PersonId>(1, number),
                      *Name::parse(name_of(number)),
                      address(number),
                      {{id<MembershipId>(2, number), {}}},
                      organization_.roles.back().id,
                      id<InvitationId>(3, number),
                      When::now,
                      {},
                      {}};
    Caller caller;
    caller.actor = founder();
    return {id<CommandId>(6, number), organization_.id, std::move(caller), now(), std::move(body)};
}

std::string Northwind::paste() const {
    std::string text;
    for (std::size_t i = 0; i < entries_of_a_paste; ++i) {
        const std::size_t number = i % 10 == 0 ? i % people_.size() : people_.size() + i;
        text += name_of(number) + " <" + (i % 10 == 1 ? "nobody" : address_of(number)) + ">\n";
    }
    return text;
}

}  // namespace usher::bench

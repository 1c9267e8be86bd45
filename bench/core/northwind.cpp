#include "bench/core/northwind.hpp"

#include <array>
#include <string_view>

#include "shared/values/search_text.hpp"

namespace usher::bench {
namespace {

constexpr std::size_t entries_of_a_paste = 1000;
constexpr Instant first_day{1'795'161'600'000};  // 2026-11-20T08:00:00Z
constexpr std::int64_t most_between_ms = 60'000;

constexpr std::array given{
    "Ada",    "Bruno", "Chiara", "Dmitri",   "Elif",  "Farid",  "Grace",    "Hana",   "Ivan",
    "Jürgen", "Karin", "Léa",    "Maya",     "Nuno",  "Olga",   "Priya",    "Quinn",  "Rosa",
    "Søren",  "Tomás", "Uma",    "Victor",   "Wanda", "Xenia",  "Yusuf",    "Zoë",    "Anders",
    "Bea",    "Cem",   "Dana",   "Émile",    "Fatma", "Gideon", "Hedwig",   "Imran",  "Jo",
    "Kenji",  "Lukas", "Mei",    "Noor",     "Ömer",  "Pavel",  "Rania",    "Sven",   "Tariq",
    "Ulrike", "Vera",  "Wei",    "Yara",     "Zhang", "Amélie", "Benjamin", "Carlos", "Deborah",
    "Erik",   "Fiona", "Gustav", "Henriette"};
constexpr std::array family{
    "Lindqvist", "Okafor",  "Moreau",  "Tanaka",    "Brandt",  "Silva",    "Novák",  "Haddad",
    "Stone",     "Reyes",   "Petrov",  "O'Neil",    "García",  "van Dijk", "Müller", "Nguyen",
    "Kowalski",  "Rossi",   "Yılmaz",  "Andersson", "Smith",   "Jones",    "Kim",    "Patel",
    "Schäfer",   "Dubois",  "Costa",   "Ivanova",   "Ali",     "Cohen",    "Møller", "Horvat",
    "Fernández", "Popescu", "MacLeod", "Suzuki",    "Fischer", "Weber",    "Ruiz",   "Larsen"};
constexpr std::array beginnings{"Al",  "Ber", "Car", "Dob", "El",  "Fal", "Gra",
                                "Hol", "Ir",  "Jan", "Kor", "Lan", "Mar", "Nor",
                                "Ost", "Pel", "Ram", "Sal", "Tor", "Ul"};
constexpr std::array middles{"de", "gen", "la", "mo", "ni", "ra", "ser", "ta", "ve", "zin", ""};
constexpr std::array ends{"berg", "ez",  "ic",  "ini",  "mann", "ova",
                          "sen",  "ski", "ton", "wala", "u"};
constexpr std::array hosts{"northwind.example", "northwind.example", "northwind.example",
                           "northwind.example", "harbour.example",   "mail.example",
                           "post.example",      "bücher.example"};

/// As if drawn by lot, the same on every run: splitmix64.
std::uint64_t drawn(std::size_t number, std::uint64_t what) {
    std::uint64_t lot = (number + 1) * 0x9e3779b97f4a7c15ULL + what * 0xd1342543de82ef95ULL;
    lot = (lot ^ lot >> 30U) * 0xbf58476d1ce4e5b9ULL;
    lot = (lot ^ lot >> 27U) * 0x94d049bb133111ebULL;
    return lot ^ lot >> 31U;
}

template <class Items>
std::string_view one_of(const Items& items, std::size_t number, std::uint64_t what) {
    return items[drawn(number, what) % items.size()];
}

/// When the person was invited: one after the other, some in a hurry.
Instant time_of(std::size_t number) {
    const auto between = static_cast<std::int64_t>(drawn(number, 1) & 0x7fffU);
    return {first_day.ms + static_cast<std::int64_t>(number) * most_between_ms + between};
}

/// When those of them who did accepted: within days.
Instant joined_of(std::size_t number) {
    return time_of(number) + Duration{static_cast<std::int64_t>(drawn(number, 3) % 500'000'000)};
}

constexpr std::uint8_t account_kind = 7;

// Of version 7, and those of one person side by side, as browsers make them; but the account's,
// which was made as the person joined.
template <class Id>
Id id(std::uint8_t kind, std::size_t number) {
    const bool is_beside = kind <= 3;
    const std::uint64_t lot = drawn(number, is_beside ? 2 : 2 + kind);
    const Instant at = kind == account_kind ? joined_of(number) : time_of(number) - Duration{300};
    Id made;
    auto& bytes = made.bits.bytes;
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(at.ms >> (40 - 8 * static_cast<int>(i)));
    bytes[6] = static_cast<std::uint8_t>(0x70U | (lot & 0xfU));
    bytes[7] = static_cast<std::uint8_t>(lot >> 4U);
    bytes[8] = static_cast<std::uint8_t>(0x80U | (lot >> 12U & 0x3fU));
    for (std::size_t i = 9; i < 16; ++i)
        bytes[i] = static_cast<std::uint8_t>(drawn(number, 20 + i + (is_beside ? 0U : kind)));
    if (is_beside) {
        bytes[14] &= 0x7fU;
        bytes[15] = static_cast<std::uint8_t>((bytes[15] & 0xfcU) + kind);
    }
    return made;
}

EmailAddress address(std::size_t number) { return *EmailAddress::parse(address_of(number)); }

Record record(std::size_t number, RoleId role) {
    const Actor founder = Actor::of(id<AccountId>(account_kind, 0));
    const bool active = number % 3 == 0;
    const Instant added = time_of(number);
    const Instant joined = joined_of(number);
    Record record;
    record.person = {id<PersonId>(1, number),
                     *Name::parse(name_of(number)),
                     address(number),
                     Locale{},
                     std::nullopt,
                     added};
    if (active) record.person.account = id<AccountId>(account_kind, number);
    const auto invitation = id<InvitationId>(3, number);
    record.memberships = {{id<MembershipId>(2, number),
                           {},
                           active ? Phase::active : Phase::invited,
                           role,
                           founder,
                           invitation,
                           active,
                           active ? joined : added}};
    record.invitations = {{invitation, address(number), 1, Onboarding::direct, Delivery::mail,
                           founder, added, added + days(7), std::nullopt, Message{}}};
    record.change = number + 1;
    return record;
}

}  // namespace

std::string name_of(std::size_t number) {
    std::string name{one_of(given, number, 4)};
    name += ' ';
    if (drawn(number, 5) % 2 == 0) return name.append(one_of(family, number, 6));
    return name.append(one_of(beginnings, number, 7))
        .append(one_of(middles, number, 8))
        .append(one_of(ends, number, 9));
}

// Most as their company makes them of their names, some as people choose them.
std::string address_of(std::size_t number) {
    const std::string name = search_text(name_of(number));
    std::string first = name.substr(0, name.find(' '));
    std::string last;
    for (const char letter : name.substr(first.size())) {
        if (letter >= 'a' && letter <= 'z') last += letter;
    }
    const std::uint64_t style = drawn(number, 10) % 8;
    if (style >= 6) first.resize(1);
    std::string local = style == 5 ? last
                                   : first +
                                         (style == 4   ? "_"
                                          : style >= 6 ? ""
                                                       : ".") +
                                         last;
    if (drawn(number, 12) % 4 == 0) local += std::to_string(drawn(number, 13) % 2000);
    return local.append("@").append(one_of(hosts, number, 11));
}

Northwind::Northwind(std::size_t people) {
    const auto founder = id<RoleId>(4, 0);
    const auto member = id<RoleId>(4, 1);
    organization_ = {id<OrganizationId>(5, 0),
                     *Name::parse("Northwind"),
                     Policies{},
                     {{founder, *Name::parse("Founder"), built_in::founder, true},
                      {member, *Name::parse("Member"), built_in::member, true}},
                     first_day,
                     1};
    people_.reserve(people);
    for (std::size_t number = 0; number < people; ++number)
        people_.push_back(record(number, number == 0 ? founder : member));
}

Instant Northwind::now() const { return time_of(people_.size()) + hours(1); }

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

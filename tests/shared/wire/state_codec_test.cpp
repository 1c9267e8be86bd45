#include "shared/wire/state_codec.hpp"

#include <gtest/gtest.h>

#include <set>

#include "shared/policy/limits.hpp"
#include "shared/wire/event_codec.hpp"
#include "shared/wire/feed.hpp"
#include "shared/wire/names.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::wire {
namespace {

using test::bits_of_label;

const Instant noon{1795176000000};
const OrganizationId home{bits_of_label("organization:northwind")};

Membership membership(Phase phase) {
    return {MembershipId{bits_of_label("membership:maya")},
            Scope{ProjectId{bits_of_label("project:tower")}},
            phase,
            RoleId{bits_of_label("role:member")},
            Actor::of(AccountId{bits_of_label("account:hana")}),
            InvitationId{bits_of_label("invitation:maya")},
            true,
            noon};
}

Invitation invitation() {
    return {InvitationId{bits_of_label("invitation:maya")},
            *EmailAddress::parse("Maya@Corp.example"),
            4294967295U,
            Onboarding::verified,
            Delivery::link,
            Actor{Actor::Kind::system, {}},
            noon,
            noon + days(7),
            noon + hours(1),
            *Message::parse("Hello\n\xe2\x9c\x93")};
}

Record record() {
    Record record;
    record.person = {PersonId{bits_of_label("person:maya")},    *Name::parse("Maya \"M\" Stone"),
                     *EmailAddress::parse("Maya@Corp.example"), *Locale::parse("pt-BR"),
                     AccountId{bits_of_label("account:maya")},  noon};
    for (int i = 0; i < phase_count; ++i)
        record.memberships.push_back(membership(static_cast<Phase>(i)));
    // Everything that may be absent is.
    record.memberships.emplace_back().id = MembershipId{bits_of_label("membership:bare")};
    record.invitations = {invitation(), {}};
    record.invitations.back().id = InvitationId{bits_of_label("invitation:bare")};
    record.change = 9007199254740992;
    return record;
}

Organization organization() {
    Organization organization;
    organization.id = home;
    organization.name = *Name::parse("Northwind");
    organization.policies = {hours(1), Onboarding::verified};
    for (int i = 0; i < permission_count; ++i)
        organization.roles.push_back({RoleId{bits_of_label("role:" + std::to_string(i))},
                                      *Name::parse("Role"), PermissionSet::from_bits(1U << i),
                                      i % 2 == 0});
    organization.created_at = noon;
    organization.change = 3;
    return organization;
}

template <class Value>
Value read_back(const Value& value, std::optional<Value> (*read)(ObjectReader&)) {
    const auto result = read_object<Value>(write(to_json(value)), read);
    if (!result) ADD_FAILURE() << write(to_json(value));
    return *result;
}

TEST(StateCodec, ReadsWhatItWrites) {
    EXPECT_EQ(read_back(record(), read_record), record());
    Record bare;
    bare.person.id = record().person.id;
    EXPECT_EQ(read_back(bare, read_record), bare);
    EXPECT_EQ(read_back(organization(), read_organization), organization());
    EXPECT_EQ(read_back(record().person, read_person).address->text(), "Maya@Corp.example");
    for (const ProvedAddress& proved : {ProvedAddress{*EmailAddress::parse("a@b.cd"), {}},
                                        ProvedAddress{*EmailAddress::parse("a@b.cd"), home}})
        EXPECT_EQ(read_back(proved, read_proved), proved);
}

TEST(StateCodec, WritesAnAccountWithoutItsCredential) {
    Account account;
    account.id = AccountId{bits_of_label("account:maya")};
    account.name = *Name::parse("Maya Stone");
    account.addresses = {{*EmailAddress::parse("maya@corp.example"), home}};
    account.credential = Secret{"$argon2id$sealed"};
    account.created_at = noon;
    account.session_generation = 9;
    EXPECT_EQ(write(to_json(account)).find("argon2id"), std::string::npos);
    EXPECT_EQ(write(to_json(Event{{}, AccountCreated{account}})).find("argon2id"),
              std::string::npos);
    EXPECT_EQ(write(to_json(Event{{}, AccountTakenOver{account}})).find("argon2id"),
              std::string::npos);
    const Account read = read_back(account, read_account);
    EXPECT_EQ(to_json(read), to_json(account));
    EXPECT_TRUE(read.credential.empty());
}

template <class List>
void expect_distinct(const List& list, std::size_t count) {
    std::set<std::string_view> names;
    for (const auto& named : list) {
        EXPECT_TRUE(names.insert(named.name).second) << named.name;
        EXPECT_EQ(names::of(list, named.value), named.name);
    }
    EXPECT_EQ(names.size(), count);
}

TEST(WireNames, SpellEachChoiceOnce) {
    expect_distinct(names::phases, phase_count);
    expect_distinct(names::deliveries, 2);
    expect_distinct(names::onboardings, 2);
    expect_distinct(names::whens, 3);
    expect_distinct(names::channels, 2);
    expect_distinct(names::actors, 3);
    expect_distinct(names::causes, 3);
}

std::vector<Event> events() {
    const PersonId person{bits_of_label("person:maya")};
    const MembershipId id{bits_of_label("membership:maya")};
    const AccountId account{bits_of_label("account:maya")};
    const auto invited = invitation();
    std::vector<Event> events{
        {home, OrganizationCreated{organization()}},
        {{}, InstanceSetUp{account, true}},
        {{}, AccountCreated{{account, *Name::parse("Maya"), {}, Secret{}, {}, noon, 1}}},
        {{}, AccountTakenOver{{account, *Name::parse("Maya"), {}, Secret{}, {}, noon, 2}}},
        {home, PersonAdded{record().person}},
        {home, MembershipAdded{person, membership(Phase::offered)}},
        {home, Invited{person, invited, {{id, RoleId{bits_of_label("role:member")}}}}},
        {home, LinkCopied{person, invited.id, {}}},
        {home, LinkCopied{person, invited.id, membership(Phase::invited).scope}},
        {home, InvitationRevoked{person, id, noon}},
        {home, InvitationAccepted{person, id, account, *Name::parse("Maya"), noon}},
        {home, InvitationDeclined{person, id, noon}}};
    for (const auto& cause : names::causes)
        events.push_back(
            {home, InvitationRenewed{
                       person, invited.id, cause.value, 2, noon, noon + days(7), Actor{}, {id}}});
    return events;
}

TEST(EventCodec, ReadsWhatItWritesOfEveryKind) {
    std::set<std::size_t> kinds;
    std::set<std::string_view> types;
    for (const Event& event : events()) {
        const auto read = read_object<Event>(write(to_json(event)), read_event);
        ASSERT_TRUE(read) << write(to_json(event));
        EXPECT_EQ(read->body.index(), event.body.index());
        EXPECT_EQ(read->home, event.home);
        EXPECT_EQ(to_json(*read), to_json(event));
        EXPECT_EQ(to_json(event).at("type"), type_of(event));
        kinds.insert(event.body.index());
        types.insert(type_of(event));
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<EventBody>);
    EXPECT_EQ(types.size(), kinds.size());
}

TEST(EventCodec, RefusesEachFieldThatIsMissing) {
    for (const Event& event : events()) {
        const Json good = to_json(event);
        for (const auto& [key, value] : good.items()) {
            if (value.is_null() || value.is_boolean() || key == "scope" || key == "home") continue;
            Json missing = good;
            missing.erase(key);
            const auto read = read_object<Event>(write(missing), read_event);
            ASSERT_FALSE(read) << type_of(event) << " without " << key;
            EXPECT_EQ(read.error().front(), (Error{Code::missing_field, key}));
        }
    }
    EXPECT_EQ(read_object<Event>(R"({"type":"forgotten","home":null})", read_event).error(),
              (Errors{{Code::unknown_value, "type"}}));
}

TEST(FeedCodec, ReadsWhatItWrites) {
    FeedPage page;
    page.cursor = "1.2.3";
    page.reached = 12;
    page.more = true;
    page.restart = true;
    page.now = noon;
    page.organization = organization();
    page.people = {record()};
    page.gone = {PersonId{bits_of_label("person:noor")}};
    const auto read = decode_page(encode_page(page));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->cursor, page.cursor);
    EXPECT_EQ(read->reached, page.reached);
    EXPECT_TRUE(read->more);
    EXPECT_TRUE(read->restart);
    EXPECT_EQ(read->now, page.now);
    EXPECT_EQ(read->organization, page.organization);
    EXPECT_EQ(read->people, page.people);
    EXPECT_EQ(read->gone, page.gone);
}

TEST(FeedCodec, TakesAFullPage) {
    FeedPage page;
    Record one = record();
    one.memberships.resize(1);
    one.invitations.resize(1);
    page.people = std::vector<Record>(limits::records_a_page, one);
    const auto read = decode_page(encode_page(page));
    ASSERT_TRUE(read) << name(read.error().front().code);
    EXPECT_EQ(read->people.size(), limits::records_a_page);
}

}  // namespace
}  // namespace usher::wire

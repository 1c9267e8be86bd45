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

template <class Id>
Id id(const char* label) {
    return Id{bits_of_label(label)};
}

const Actor hana = Actor::of(id<AccountId>("account:hana"));
const auto address = *EmailAddress::parse("Maya@Corp.example");
const auto handle = *Handle::parse("maya");
const auto message = *Message::parse("Hello\n\xe2\x9c\x93");

// Each with every field set to something that it would not be otherwise.
Membership membership(Phase phase) {
    Membership membership{id<MembershipId>("membership:maya"),
                          Scope{id<ProjectId>("project:tower")},
                          phase,
                          id<RoleId>("role:member"),
                          hana,
                          id<InvitationId>("invitation:maya"),
                          true,
                          noon};
    membership.groups = {id<GroupId>("group:a"), id<GroupId>("group:b")};
    membership.archived_from = phase;
    membership.archived_by = Actor::of(id<IntegrationId>("integration:x"));
    membership.request =
        Request{id<AccountId>("account:maya"), handle, address, noon, Phase::declined};
    membership.handle = handle;
    return membership;
}

Invitation invitation() {
    return {id<InvitationId>("invitation:maya"),
            address,
            4294967294U,
            Onboarding::verified,
            Delivery::link,
            Actor::system(),
            noon,
            noon + days(7),
            noon + hours(1),
            message,
            4294967295U,
            noon + hours(2)};
}

Record record() {
    Record record;
    record.person = {id<PersonId>("person:maya"),
                     *Name::parse("Maya \"M\" Stone"),
                     address,
                     *Locale::parse("pt-BR"),
                     id<AccountId>("account:maya"),
                     noon,
                     *Username::parse("maya.stone"),
                     {{id<IntegrationId>("integration:x"), *ExternalId::parse("4711")},
                      {std::nullopt, *ExternalId::parse("x")}},
                     *Metadata::parse(R"({"a": 1})"),
                     Identity{Identity::State::sent_back, {{"born", "1990"}}, hana, noon, message},
                     RecoveryCode{3, noon, noon + days(90), hana, false}};
    for (int i = 0; i < phase_count; ++i)
        record.memberships.push_back(membership(static_cast<Phase>(i)));
    // Everything that may be absent is.
    record.memberships.emplace_back().id = id<MembershipId>("membership:bare");
    record.invitations = {invitation(), {}};
    record.invitations.front().sent_that_day = 3;
    record.invitations.back().id = id<InvitationId>("invitation:bare");
    record.change = 9007199254740992;
    return record;
}

Policies policies() {
    Policies policies{hours(1), Onboarding::verified, address, {"corp.example"}, true, true};
    policies.sign_in_methods = {SignInMethod::provider, SignInMethod::password};
    policies.default_role = id<RoleId>("role:0");
    policies.default_locale = *Locale::parse("de");
    policies.time_zone = "Europe/Vienna";
    policies.reminder = days(3);
    policies.access_requests = AccessRequests::open;
    policies.seats = 7;
    policies.send_limit = 8;
    policies.organization_send_limit = 9;
    policies.keep_unanswered = days(30);
    policies.keep_import_files = days(2);
    return policies;
}

Organization organization() {
    const auto name = *Name::parse("Northwind");
    const auto account = id<AccountId>("account:maya");
    const Scope tower{id<ProjectId>("project:tower")};
    Organization organization;
    organization.id = home;
    organization.name = name;
    organization.policies = policies();
    for (int i = 0; i < permission_count; ++i)
        organization.roles.push_back({RoleId{bits_of_label("role:" + std::to_string(i))}, name,
                                      PermissionSet::from_bits(1U << i), i % 2 == 0});
    organization.created_at = noon;
    organization.change = 3;
    organization.handle = *OrganizationHandle::parse("northwind");
    organization.projects = {{id<ProjectId>("project:tower"), name}};
    organization.groups = {{id<GroupId>("group:a"), name, PermissionSet::from_bits(3)}};
    organization.applications = {{id<ApplicationId>("application:a"), name, true}};
    organization.identity_fields = {{"born", name, true, false}, {"seen", name, false, true}};
    organization.templates = {{Template::Kind::archived, *Locale::parse("de"), message, message}};
    organization.integrations = {{id<IntegrationId>("integration:x"), name,
                                  PermissionSet::from_bits(5), true, 2, noon + days(1)}};
    organization.requests = {
        {id<RequestId>("request:a"), account, address, handle, name, tower, noon}};
    organization.jobs = {{id<JobId>("job:a"), Job::Kind::apply_plan, Job::State::stopped, account,
                          noon, tower, message, "ab", "17", 1, 2, 3}};
    return organization;
}

template <class Value>
Value read_back(const Value& value, std::optional<Value> (*read)(ObjectReader&)) {
    const auto result = read_object<Value>(encode_described(value), read);
    if (!result) ADD_FAILURE() << encode_described(value);
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

TEST(StateCodec, WritesAnAccountWithoutItsSecrets) {
    const auto name = *Name::parse("Maya Stone");
    Account account{id<AccountId>("account:maya"),
                    name,
                    {{address, home}, {address, std::nullopt}},
                    Secret{"$argon2id$sealed"},
                    *Locale::parse("de"),
                    noon,
                    9,
                    handle,
                    Secret{"$totp$sealed"},
                    {{"https://accounts.example", "248289761001"}},
                    noon};
    const Event changed{{}, AccountChanged{{}, account}};
    for (const std::string& text :
         {encode_described(account), encode_event({{}, AccountCreated{account}}),
          encode_event({{}, AccountTakenOver{account}}), encode_event(changed),
          encode_for_log(changed)})
        EXPECT_EQ(text.find("sealed"), std::string::npos) << text;
    const Account read = read_back(account, read_account);
    EXPECT_EQ(encode_described(read), encode_described(account));
    EXPECT_TRUE(read.credential.empty());
    EXPECT_TRUE(read.second_factor.empty());
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
    expect_distinct(names::deliveries, 3);
    expect_distinct(names::onboardings, 2);
    expect_distinct(names::whens, 3);
    expect_distinct(names::channels, 3);
    expect_distinct(names::actors, 4);
    expect_distinct(names::causes, 5);
    expect_distinct(names::access_requests, 3);
    expect_distinct(names::sign_in_methods, 3);
    expect_distinct(names::account_visibilities, 3);
    expect_distinct(names::identity_states, 3);
    expect_distinct(names::template_kinds, 7);
    expect_distinct(names::job_kinds, 3);
    expect_distinct(names::job_states, 4);
    expect_distinct(names::request_causes, 3);
    expect_distinct(names::account_causes, 12);
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

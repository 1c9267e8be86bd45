#include "shared/lifecycle/redaction.hpp"

#include <gtest/gtest.h>

namespace usher::test {
namespace {

template <class Some>
Some id(std::uint8_t number) {
    Some made;
    made.bits.bytes[15] = number;
    return made;
}

const ProjectId tower = id<ProjectId>(1);
const ProjectId bridge = id<ProjectId>(2);

Membership membership(std::uint8_t number, std::optional<ProjectId> project, Phase phase,
                      RoleId role = {}) {
    Membership made;
    made.id = id<MembershipId>(number);
    made.scope = {project};
    made.phase = phase;
    made.role = role;
    made.invitation = id<InvitationId>(number);
    made.handle = *Handle::parse("maya");
    made.request = Request{
        id<AccountId>(9), {}, *EmailAddress::parse("maya@corp.example"), {}, Phase::invited};
    return made;
}

Invitation invitation(std::uint8_t number) {
    Invitation made;
    made.id = id<InvitationId>(number);
    made.message = *Message::parse("Between us");
    made.written_to = *EmailAddress::parse("maya@corp.example");
    return made;
}

/// Maya, of whom everything is known: in the organization, in the tower and at the bridge.
Record maya(Phase in_tower) {
    Record record;
    Person& person = record.person;
    person.id = id<PersonId>(1);
    person.name = *Name::parse("Maya");
    person.address = *EmailAddress::parse("maya@corp.example");
    person.locale = *Locale::parse("de");
    person.account = id<AccountId>(9);
    person.added_at = {5};
    person.username = *Username::parse("maya");
    person.external_ids = {{std::nullopt, *ExternalId::parse("E1")}};
    person.metadata = *Metadata::parse(R"({"floor": 3})");
    person.identity = Identity{Identity::State::submitted,
                               {{"passport", "X1"}, {"size", "M"}},
                               Actor::system(),
                               {6},
                               *Message::parse("Why")};
    person.recovery = RecoveryCode{};
    record.memberships = {membership(1, std::nullopt, Phase::active),
                          membership(2, tower, in_tower), membership(3, bridge, Phase::invited)};
    record.memberships[1].groups = {id<GroupId>(1)};
    record.invitations = {invitation(1), invitation(2), invitation(3)};
    return record;
}

Sight everywhere(PermissionSet permissions) {
    Sight sight;
    sight.own = id<PersonId>(7);
    sight.account = id<AccountId>(7);
    sight.everywhere = permissions | PermissionSet{Permission::people_read};
    sight.open_fields = {"size"};
    return sight;
}

Sight only_in_tower(PermissionSet permissions) {
    Sight sight = everywhere({});
    sight.everywhere = {};
    sight.projects[tower] = permissions | PermissionSet{Permission::people_read};
    return sight;
}

Record seen(Record record, const Sight& sight) {
    EXPECT_TRUE(redact(record, sight));
    return record;
}

TEST(Redaction, ShowsEverythingToWhoMayEverything) {
    EXPECT_EQ(seen(maya(Phase::invited), everywhere(PermissionSet::all())), maya(Phase::invited));
}

TEST(Redaction, ShowsOneselfAsOneIs) {
    for (Sight sight : {everywhere({}), only_in_tower({})}) {
        sight.own = id<PersonId>(1);
        EXPECT_EQ(seen(maya(Phase::invited), sight), maya(Phase::invited));
    }
}

// Each permission shows one thing more.
TEST(Redaction, HidesFromReadersWhatNeedsMore) {
    const Record nothing_more = seen(maya(Phase::active), everywhere({}));
    Record expected = maya(Phase::active);
    expected.person.metadata = {};
    expected.person.identity->values = {{"size", "M"}};
    expected.person.identity->reason = {};
    expected.person.recovery.reset();
    for (Membership& each : expected.memberships) {
        each.request.reset();
        each.handle.reset();
    }
    EXPECT_EQ(nothing_more, expected);

    const auto with = [](Permission permission) {
        return seen(maya(Phase::active), everywhere({permission}));
    };
    const Record whole = maya(Phase::active);
    EXPECT_EQ(with(Permission::people_edit).person.metadata, whole.person.metadata);
    EXPECT_EQ(with(Permission::identity_register).person.identity, whole.person.identity);
    EXPECT_EQ(with(Permission::identity_validate).person.identity, whole.person.identity);
    EXPECT_EQ(with(Permission::codes_issue).person.recovery, whole.person.recovery);
    EXPECT_EQ(with(Permission::requests_decide).memberships, whole.memberships);
}

// D-03.
TEST(Redaction, ShowsAProjectOfAnInvitedPersonAddressGroupsRoleAndTimesAlone) {
    const Record record = seen(maya(Phase::invited), only_in_tower(PermissionSet::all()));
    Person expected;
    expected.id = id<PersonId>(1);
    expected.address = *EmailAddress::parse("maya@corp.example");
    EXPECT_EQ(record.person, expected);
    EXPECT_EQ(record.memberships, std::vector{maya(Phase::invited).memberships[1]});
    ASSERT_EQ(record.invitations.size(), 1U);
    EXPECT_EQ(record.invitations[0].id, id<InvitationId>(2));
    EXPECT_TRUE(record.invitations[0].message.empty());
}

TEST(Redaction, ShowsAProjectItsMembersByName) {
    const Record record = seen(maya(Phase::active), only_in_tower({}));
    EXPECT_EQ(record.person.name.text(), "Maya");
    EXPECT_EQ(record.person.username, maya(Phase::active).person.username);
    EXPECT_TRUE(record.person.external_ids.empty());
    EXPECT_TRUE(record.person.metadata.empty());
    EXPECT_FALSE(record.person.identity);
    EXPECT_FALSE(record.person.recovery);
    ASSERT_EQ(record.memberships.size(), 1U);
    EXPECT_FALSE(record.memberships[0].request);
}

TEST(Redaction, ShowsAProjectNothingOfOthers) {
    Record record = maya(Phase::invited);
    record.memberships.erase(record.memberships.begin() + 1);
    EXPECT_FALSE(redact(record, only_in_tower(PermissionSet::all())));
}

TEST(Redaction, ShowsIntegrationsAndRequestsToWhoManagesThem) {
    Organization organization;
    organization.integrations = {Integration{}};
    const auto request = [](AccountId account, std::optional<ProjectId> project) {
        AccessRequest made{{}, account, *EmailAddress::parse("a@b.example"), {}, {}, {project}, {}};
        return made;
    };
    const AccessRequest own = request(id<AccountId>(7), bridge);
    const AccessRequest there = request(id<AccountId>(8), tower);
    organization.requests = {own, there};
    const auto shown = [&](const Sight& sight) {
        Organization copy = organization;
        redact(copy, sight);
        return copy;
    };
    EXPECT_EQ(shown(everywhere(PermissionSet::all())), organization);
    EXPECT_TRUE(shown(everywhere({})).integrations.empty());
    EXPECT_EQ(shown(everywhere({})).requests, std::vector{own});
    EXPECT_EQ(shown(only_in_tower({Permission::requests_decide})).requests,
              (std::vector{own, there}));
}

class SightOf : public testing::Test {
protected:
    SightOf() {
        organization_.roles = {
            {id<RoleId>(1), *Name::parse("Reader"), {Permission::people_read}, false},
            {id<RoleId>(2), *Name::parse("Nobody"), {}, false}};
        organization_.identity_fields = {{"size", *Name::parse("Size"), false, false},
                                         {"passport", *Name::parse("Passport"), false, true}};
        viewer_.person.id = id<PersonId>(7);
        viewer_.person.account = id<AccountId>(7);
    }
    void is(std::optional<ProjectId> project, Phase phase, std::uint8_t role) {
        viewer_.memberships.push_back(
            membership(static_cast<std::uint8_t>(10 + role), project, phase, id<RoleId>(role)));
    }

    Organization organization_;
    Record viewer_;
};

TEST_F(SightOf, IsOfWhoMayReadPeopleSomewhere) {
    EXPECT_FALSE(sight_of(organization_, viewer_));
    is(std::nullopt, Phase::active, 2);
    is(tower, Phase::invited, 1);
    EXPECT_FALSE(sight_of(organization_, viewer_));
    is(bridge, Phase::active, 1);
    const auto sight = sight_of(organization_, viewer_);
    ASSERT_TRUE(sight);
    EXPECT_EQ(sight->everywhere, PermissionSet{});
    EXPECT_TRUE(sight->in({bridge}).has(Permission::people_read));
    EXPECT_FALSE(sight->in({tower}).has(Permission::people_read));
    EXPECT_EQ(sight->open_fields, std::vector<std::string>{"size"});
}

TEST_F(SightOf, IsOfWhoMayReadInOneProjectAndNotInTheNext) {
    is(bridge, Phase::active, 1);
    is(tower, Phase::active, 2);
    const auto sight = sight_of(organization_, viewer_);
    ASSERT_TRUE(sight);
    EXPECT_TRUE(sight->in({bridge}).has(Permission::people_read));
    EXPECT_FALSE(sight->in({tower}).has(Permission::people_read));
}

TEST_F(SightOf, IsOfTheirOwnProjectsAloneForWhoMayNothingElse) {
    organization_.projects = {{bridge, *Name::parse("Bridge")}, {tower, *Name::parse("Tower")}};
    is(bridge, Phase::active, 1);
    Organization seen = organization_;
    redact(seen, *sight_of(organization_, viewer_));
    ASSERT_EQ(seen.projects.size(), 1U);
    EXPECT_EQ(seen.projects.front().id, bridge);
    is(std::nullopt, Phase::active, 1);
    seen = organization_;
    redact(seen, *sight_of(organization_, viewer_));
    EXPECT_EQ(seen.projects.size(), 2U);
}

TEST_F(SightOf, HasAnotherFingerprintWhenItShowsOtherThings) {
    is(std::nullopt, Phase::active, 1);
    const auto before = sight_of(organization_, viewer_)->fingerprint();
    EXPECT_EQ(sight_of(organization_, viewer_)->fingerprint(), before);
    is(tower, Phase::active, 2);
    const auto in_a_project = sight_of(organization_, viewer_)->fingerprint();
    EXPECT_NE(in_a_project, before);
    organization_.identity_fields[1].confidential = false;
    const auto more_open = sight_of(organization_, viewer_)->fingerprint();
    EXPECT_NE(more_open, in_a_project);
    organization_.roles[0].permissions =
        organization_.roles[0].permissions | PermissionSet{Permission::people_edit};
    EXPECT_NE(sight_of(organization_, viewer_)->fingerprint(), more_open);
}

// D-03, D-14: what the server's administrator is shown where they may have no place.
TEST(OpenInvitations, AreTheAddressGroupsAndTimeOfWhatWaits) {
    Record record = maya(Phase::invited);
    record.memberships = {membership(2, tower, Phase::invited),
                          membership(3, bridge, Phase::offered),
                          membership(4, std::nullopt, Phase::active)};
    record.memberships[0].groups = {id<GroupId>(7), id<GroupId>(8)};
    record.memberships[1].groups = {id<GroupId>(7)};
    record.memberships[1].invitation = id<InvitationId>(2);
    record.invitations = {invitation(2), invitation(4)};
    record.invitations[0].sent_at = {11};
    record.invitations[0].lapses_at = {12};
    EXPECT_EQ(open_invitations(record),
              (std::vector<OpenInvitation>{{id<InvitationId>(2),
                                            *EmailAddress::parse("maya@corp.example"),
                                            {id<GroupId>(7), id<GroupId>(8)},
                                            {11},
                                            {12}}}));
    record.invitations[0].written_to.reset();
    EXPECT_TRUE(open_invitations(record).empty()) << "an access code is written to nobody";
}

}  // namespace
}  // namespace usher::test

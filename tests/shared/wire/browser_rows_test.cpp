#include <gtest/gtest.h>

#include "shared/wire/browser.hpp"
#include "shared/wire/json.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::wire {
namespace {

template <class Id>
Id id(const char* label) {
    return Id{test::bits_of_label(label)};
}

const Instant now{1795176000000};
const OrganizationId home = id<OrganizationId>("organization:northwind");
const RoleId admin = id<RoleId>("role:admin");
const RoleId reader = id<RoleId>("role:reader");
const Actor hana = Actor::of(id<AccountId>("account:hana"));
const Actor rita = Actor::of(id<AccountId>("account:rita"));
const Actor maya = Actor::of(id<AccountId>("account:maya"));

Record active(const char* word, const Actor& account, RoleId role) {
    Record record;
    record.person.id = id<PersonId>((std::string{"person:"} + word).c_str());
    record.person.name = *Name::parse(word);
    record.person.account = account.account;
    Membership& membership = record.memberships.emplace_back();
    membership.id = id<MembershipId>((std::string{"membership:"} + word).c_str());
    membership.phase = Phase::active;
    membership.role = role;
    membership.voucher = hana;
    membership.can_sign_in = true;
    return record;
}

// What the buttons of Maya's row can do for whom, by her phase: Hana may everything, Rita may only
// look, and Maya may leave.
class Buttons : public testing::Test {
protected:
    // The names of those that can be pressed.
    std::string can(Phase phase, const Actor& viewer) const {
        Record record = active("Maya", maya, reader);
        record.person.address = *EmailAddress::parse("maya@corp.example");
        Membership& membership = record.memberships.front();
        membership.phase = phase;
        if (phase != Phase::active) {
            record.person.account.reset();
            membership.can_sign_in = false;
        }
        if (phase == Phase::archived) membership.archived_from = Phase::active;
        if (is_open(phase)) {
            membership.invitation = id<InvitationId>("invitation:maya");
            Invitation& invitation = record.invitations.emplace_back();
            invitation.id = *membership.invitation;
            invitation.written_to = record.person.address;
            invitation.inviter = hana;
            invitation.sent_at = now;
            invitation.lapses_at = now + days(7);
        }
        Organization organization;
        organization.id = home;
        organization.roles = {{admin, *Name::parse("Admin"), PermissionSet::all(), true},
                              {reader, *Name::parse("Reader"), {Permission::people_read}, true}};
        Replica replica{home};
        replica.put({1,
                     false,
                     organization,
                     {active("Hana", hana, admin), active("Rita", rita, reader), record},
                     {}});
        const WindowQuery window{{}, {0, 10}};
        const auto text = encode_window(replica, viewer, window);
        const auto json = parse(text);
        for (const Json& row : (*json)["rows"]) {
            if (row["membership"] == membership.id.text()) return pressed(row["can"]);
        }
        return "no such row";
    }

    static std::string pressed(const Json& buttons) {
        std::string names;
        for (const auto& [name, can] : buttons.items())
            if (can.get<bool>()) names += (names.empty() ? "" : " ") + name;
        return names;
    }
};

TEST_F(Buttons, DoWhatTheRulesLetTheViewerDo) {
    EXPECT_EQ(can(Phase::uninvited, hana), "archive change_role invite");
    EXPECT_EQ(can(Phase::invited, hana), "archive change_role copy_link resend revoke");
    EXPECT_EQ(can(Phase::active, hana), "archive change_role");
    EXPECT_EQ(can(Phase::declined, hana), "archive change_role invite");
    EXPECT_EQ(can(Phase::revoked, hana), "archive change_role invite");
    EXPECT_EQ(can(Phase::left, hana), "archive change_role invite");
    EXPECT_EQ(can(Phase::archived, hana), "change_role invite restore");
}

TEST_F(Buttons, AreDeadForWhoMayOnlyLook) {
    for (int phase = 0; phase < phase_count; ++phase)
        EXPECT_EQ(can(static_cast<Phase>(phase), rita), "") << phase;
}

TEST_F(Buttons, LetMembersLeaveAndNothingElse) { EXPECT_EQ(can(Phase::active, maya), "leave"); }

// Hana holds the admin's role, Rita the reader's; what either may grant stands beside it.
class TheOrganization : public testing::Test {
protected:
    TheOrganization() {
        Organization organization;
        organization.id = home;
        organization.name = *Name::parse("Northwind");
        organization.roles = {{admin, *Name::parse("Admin"), PermissionSet::all(), true},
                              {reader, *Name::parse("Reader"), {Permission::people_read}, true}};
        organization.projects = {{id<ProjectId>("project:harbour"), *Name::parse("Harbour")}};
        organization.groups = {{id<GroupId>("group:night"), *Name::parse("Night"), {}}};
        Record maya_record = active("Maya", maya, reader);
        maya_record.memberships.front().groups = {id<GroupId>("group:night")};
        replica_.put({1,
                      false,
                      organization,
                      {active("Hana", hana, admin), active("Rita", rita, reader), maya_record},
                      {}});
    }
    Json seen_by(const Actor& viewer) const {
        return *parse(encode_organization(replica_, viewer, {}));
    }
    Json person(const Actor& viewer, PersonId who) const {
        return *parse(encode_person(replica_, viewer, who, now));
    }

    Replica replica_{home};
};

TEST_F(TheOrganization, SaysWhatTheViewerMayDoAndGrant) {
    const Json hanas = seen_by(hana);
    EXPECT_EQ(hanas["organization"]["name"], "Northwind");
    EXPECT_EQ(hanas["rights"]["permissions"].size(), std::size_t{permission_count});
    EXPECT_EQ(hanas["rights"]["projects"][0]["permissions"].size(), std::size_t{permission_count});
    EXPECT_EQ(hanas["grantable_roles"], Json::parse("[true,true]"));
    const Json ritas = seen_by(rita);
    EXPECT_EQ(ritas["rights"]["permissions"], Json::parse(R"(["people.read"])"));
    EXPECT_EQ(ritas["grantable_roles"], Json::parse("[false,true]"));
    EXPECT_EQ(ritas["grantable_groups"], Json::parse("[true]"));
}

TEST_F(TheOrganization, ShowsAPersonWhole) {
    const Json seen = person(hana, id<PersonId>("person:Maya"));
    EXPECT_EQ(seen["record"]["person"]["name"], "Maya");
    EXPECT_EQ(seen["me"], false);
    EXPECT_EQ(seen["rows"][0]["groups"][0]["name"], "Night");
    EXPECT_EQ(seen["rows"][0]["can"]["archive"], true);
    EXPECT_EQ(person(maya, id<PersonId>("person:Maya"))["me"], true);
    EXPECT_TRUE(person(hana, id<PersonId>("person:nobody")).is_null());
}

TEST_F(TheOrganization, JudgesACommandWithoutDoingIt) {
    const auto judged = [&](const Actor& viewer) {
        Command command{{}, home, Caller{viewer}, now, EditOrganization{*Name::parse("Harbour")}};
        return replica_.judge(command).refused();
    };
    EXPECT_FALSE(judged(hana));
    EXPECT_TRUE(judged(rita));
    EXPECT_EQ(seen_by(hana)["organization"]["name"], "Northwind");
}

TEST_F(TheOrganization, IsNothingBeforeTheFirstPage) {
    EXPECT_EQ(encode_organization(Replica{home}, hana, {}), "null");
}

TEST(WindowQueries, AreReadWithAllTheirFilters) {
    const auto read = decode_query(
        R"({"scope":"0192f0c1-0000-7000-8000-000000000001","anywhere":true,"search":"a","phase":"open",)"
        R"("role":"0192f0c1-0000-7000-8000-000000000002","group":"0192f0c1-0000-7000-8000-000000000003",)"
        R"("delivery":"code","source":"integration","sort":"sent","descending":false,"from":0,"to":1,)"
        R"("now":"2026-11-20T08:15:00.000Z"})");
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->query.anywhere);
    EXPECT_EQ(read->query.show, Query::Show::open);
    EXPECT_EQ(read->query.delivery, Delivery::code);
    EXPECT_EQ(read->query.source, Actor::Kind::integration);
    EXPECT_EQ(read->query.sort, Query::Sort::sent);
    EXPECT_TRUE(read->query.role && read->query.group && read->query.scope.project);
    EXPECT_FALSE(decode_query(R"({"phase":"open","sort":"nothing","from":0,"to":1})"));
}

}  // namespace
}  // namespace usher::wire

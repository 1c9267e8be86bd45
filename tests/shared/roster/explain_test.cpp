#include "shared/roster/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/roster/roster_directory.hpp"
#include "shared/wire/explanation.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using Outcome = Reason::Outcome;
using Remedy = Reason::Remedy;
using Rule = Reason::Rule;
using testing::ElementsAre;

template <class Id>
Id id(const char* label) {
    return Id{test::bits_of_label(label)};
}

const Instant now{1795176000000};
const OrganizationId home = id<OrganizationId>("organization:northwind");
const Scope tower{id<ProjectId>("project:tower")};
const RoleId admin = id<RoleId>("role:admin");
const RoleId member = id<RoleId>("role:member");
const Actor hana = Actor::of(id<AccountId>("account:hana"));

// Hana may everything, and has invited Maya to the project Tower.
class ExplainTest : public testing::Test {
protected:
    ExplainTest() {
        organization_.id = home;
        organization_.projects = {{*tower.project, *Name::parse("Tower")}};
        organization_.roles = {{admin, *Name::parse("Admin"), PermissionSet::all(), true},
                               {member, *Name::parse("Member"), {Permission::people_read}, true}};
        hana_.person.id = id<PersonId>("person:hana");
        hana_.person.account = hana.account;
        hana_.memberships = {
            {id<MembershipId>("membership:hana"), {}, Phase::active, admin, hana, {}, true}};

        maya_.person.id = id<PersonId>("person:maya");
        maya_.person.address = *EmailAddress::parse("maya@corp.example");
        Membership& here = maya_.memberships.emplace_back();
        here.id = id<MembershipId>("membership:maya");
        here.scope = tower;
        here.phase = Phase::invited;
        here.role = member;
        here.voucher = hana;
        here.invitation = id<InvitationId>("invitation:maya");
        Invitation& invitation = maya_.invitations.emplace_back();
        invitation.id = *here.invitation;
        invitation.written_to = maya_.person.address;
        invitation.inviter = hana;
        invitation.sent_at = now;
        invitation.lapses_at = now + days(7);
    }

    Membership& membership() { return maya_.memberships.front(); }

    std::vector<Reason> explained(const Actor& viewer = hana) const {
        Roster roster{Roster::Unfilled::absent};
        roster.put(Instance{});
        roster.put(organization_);
        roster.put(home, hana_);
        roster.put(home, maya_);
        for (const Record& other : others_) roster.put(home, other);
        if (tally_) roster.put(home, *tally_);
        const RosterDirectory directory{roster, home};
        return explain(directory, viewer, maya_.memberships.front().id, now);
    }

    // The rules that refuse or ask, with why.
    std::vector<std::pair<Rule, Code>> told() const {
        std::vector<std::pair<Rule, Code>> told;
        for (const Reason& reason : explained()) {
            EXPECT_EQ(reason.code.has_value(), reason.outcome != Outcome::holds);
            EXPECT_EQ(reason.remedies.empty(), reason.outcome != Outcome::refuses);
            if (reason.code) told.emplace_back(reason.rule, *reason.code);
        }
        return told;
    }

    std::vector<Remedy> remedies(Rule rule, const Actor& viewer = hana) const {
        for (const Reason& reason : explained(viewer)) {
            if (reason.rule == rule) return reason.remedies;
        }
        return {};
    }

    Organization organization_;
    Record hana_;
    Record maya_;
    std::optional<Tally> tally_;
    std::vector<Record> others_;
};

TEST_F(ExplainTest, TellsEachRuleInOrderWhenNothingRefuses) {
    std::vector<Rule> rules;
    for (const Reason& reason : explained()) rules.push_back(reason.rule);
    EXPECT_THAT(rules, ElementsAre(Rule::membership, Rule::organization, Rule::phase, Rule::address,
                                   Rule::window, Rule::approval, Rule::voucher));
    EXPECT_TRUE(told().empty());
}

TEST_F(ExplainTest, KnowsNoMembershipThatIsNotThereOrNotSeen) {
    const Reason nothing{Rule::membership, Outcome::refuses, Code::membership_unknown, {}};
    for (const Actor& stranger : {Actor{}, Actor::of(id<AccountId>("account:stranger"))}) {
        const auto reasons = explained(stranger);
        ASSERT_EQ(reasons.size(), 1U);
        EXPECT_EQ(reasons[0].code, nothing.code);
        EXPECT_THAT(reasons[0].remedies, ElementsAre(Remedy::ask_administrator));
    }
    Roster roster{Roster::Unfilled::absent};
    const RosterDirectory directory{roster, home};
    EXPECT_EQ(explain(directory, hana, membership().id, now)[0].code, Code::membership_unknown);
}

TEST_F(ExplainTest, TellsThePhaseThatKeepsSomebodyOut) {
    for (const auto& [phase, code] :
         {std::pair{Phase::uninvited, Code::not_invited},
          std::pair{Phase::declined, Code::invitation_answered},
          std::pair{Phase::revoked, Code::invitation_revoked},
          std::pair{Phase::left, Code::not_active}, std::pair{Phase::archived, Code::archived}}) {
        membership().phase = phase;
        EXPECT_THAT(told(), ElementsAre(std::pair{Rule::phase, code}));
    }
}

TEST_F(ExplainTest, TellsOfALapsedLinkAndOffersAnotherToWhomMaySendIt) {
    maya_.invitations.front().lapses_at = now;
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::window, Code::invitation_lapsed}));
    EXPECT_THAT(remedies(Rule::window), ElementsAre(Remedy::resend));

    Record reader = hana_;
    reader.person.id = id<PersonId>("person:reader");
    reader.person.account = id<AccountId>("account:reader");
    reader.memberships.front().id = id<MembershipId>("membership:reader");
    reader.memberships.front().role = member;
    hana_ = reader;
    EXPECT_THAT(remedies(Rule::window, Actor::of(*reader.person.account)),
                ElementsAre(Remedy::ask_administrator));
}

TEST_F(ExplainTest, TellsWhoMustBeApproved) {
    maya_.invitations.front().onboarding = Onboarding::verified;
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::approval, Code::awaits_approval}));
    membership().phase = Phase::awaiting_approval;
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::approval, Code::awaits_approval}));
    membership().phase = Phase::offered;
    EXPECT_TRUE(told().empty());
}

TEST_F(ExplainTest, TellsWhenNobodyVouchesAnyMore) {
    membership().voucher = Actor::of(id<AccountId>("account:gone"));
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::voucher, Code::voucher_cannot_grant}));
    membership().role.reset();
    EXPECT_TRUE(told().empty());
}

TEST_F(ExplainTest, TellsWhoCannotBeReached) {
    maya_.person.address.reset();
    maya_.invitations.front().written_to.reset();
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::address, Code::address_required}));
    maya_.invitations.front().delivery = Delivery::code;
    EXPECT_TRUE(told().empty());
}

TEST_F(ExplainTest, TellsWhoIsArchivedInTheOrganizationFirst) {
    Membership above = membership();
    above.id = id<MembershipId>("membership:above");
    above.scope = {};
    above.phase = Phase::archived;
    maya_.memberships.push_back(above);
    membership().phase = Phase::archived;
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::organization, Code::organization_archived},
                                    std::pair{Rule::phase, Code::archived}));
}

TEST_F(ExplainTest, SaysWhatIsAskedOnAcceptingWithoutKnowingTheAnswer) {
    organization_.policies.require_second_factor = true;
    organization_.policies.sign_in_methods = {SignInMethod::provider};
    EXPECT_THAT(told(),
                ElementsAre(std::pair{Rule::second_factor, Code::second_factor_required},
                            std::pair{Rule::sign_in_method, Code::sign_in_method_not_allowed}));
    membership().phase = Phase::active;
    membership().can_sign_in = true;
    EXPECT_TRUE(told().empty());
}

TEST_F(ExplainTest, TellsThatSeatsAreTakenOnlyToWhomGaveTheirsBack) {
    organization_.policies.seats = 1;
    tally_ = Tally{};
    tally_->active = 1;
    EXPECT_TRUE(told().empty());
    maya_.invitations.front().lapses_at = now - days(2);
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::window, Code::invitation_lapsed},
                                    std::pair{Rule::seats, Code::seats_taken}));
    tally_.reset();
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::window, Code::invitation_lapsed}));
}

TEST_F(ExplainTest, TellsWhatKeepsAMemberOutOfApplications) {
    membership().phase = Phase::active;
    membership().can_sign_in = true;
    organization_.applications = {
        {id<ApplicationId>("application:a"), *Name::parse("Plans"), true}};
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::identity, Code::identity_missing}));
    maya_.person.identity = Identity{};
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::identity, Code::identity_missing}));
    maya_.person.identity->state = Identity::State::validated;
    EXPECT_TRUE(told().empty());
}

TEST_F(ExplainTest, TellsOfAMemberWhoCannotSignIn) {
    membership().phase = Phase::active;
    EXPECT_THAT(told(), ElementsAre(std::pair{Rule::sign_in, Code::wrong_credentials}));
}

// What helps is offered to whom may do it, and to whom may only look an administrator.
TEST_F(ExplainTest, OffersOfEachRemedyOnlyWhatTheViewerMayDo) {
    Record reader = hana_;
    reader.person.id = id<PersonId>("person:reader");
    reader.person.account = id<AccountId>("account:reader");
    reader.memberships.front().id = id<MembershipId>("membership:reader");
    reader.memberships.front().role = member;
    others_ = {reader};
    const auto offers = [&](Rule rule, const std::vector<Remedy>& expected) {
        EXPECT_EQ(remedies(rule), expected);
        EXPECT_THAT(remedies(rule, Actor::of(*reader.person.account)),
                    ElementsAre(Remedy::ask_administrator));
    };
    const Record maya = maya_;

    membership().phase = Phase::revoked;
    offers(Rule::phase, {Remedy::invite});

    membership().phase = Phase::archived;
    membership().archived_from = Phase::active;
    offers(Rule::phase, {Remedy::restore});

    maya_ = maya;
    maya_.invitations.front().onboarding = Onboarding::verified;
    offers(Rule::approval, {Remedy::offer});

    maya_ = maya;
    membership().voucher = Actor::of(id<AccountId>("account:gone"));
    offers(Rule::voucher, {Remedy::resend, Remedy::change_role});

    maya_ = maya;
    maya_.person.address.reset();
    maya_.invitations.front().written_to.reset();
    offers(Rule::address, {Remedy::edit_person, Remedy::issue_code});

    maya_ = maya;
    membership().phase = Phase::active;
    membership().can_sign_in = true;
    organization_.applications = {
        {id<ApplicationId>("application:a"), *Name::parse("Plans"), true}};
    maya_.person.identity = Identity{};
    maya_.person.identity->state = Identity::State::submitted;
    offers(Rule::identity, {Remedy::validate_identity});
}

// Rule 2: two worlds that differ only in an account are told in the same words.
TEST_F(ExplainTest, IsTheSameWhetherOrNotThereIsAnAccount) {
    Roster roster{Roster::Unfilled::absent};
    roster.put(Instance{});
    roster.put(organization_);
    roster.put(home, hana_);
    roster.put(home, maya_);
    const RosterDirectory directory{roster, home};
    const auto before = wire::encode_explanation(explain(directory, hana, membership().id, now));
    Account account;
    account.id = id<AccountId>("account:maya");
    account.addresses = {{*maya_.person.address, std::nullopt}};
    account.suspended_at = now;
    roster.put(account);
    EXPECT_EQ(wire::encode_explanation(explain(directory, hana, membership().id, now)), before);
}

TEST_F(ExplainTest, IsWrittenRuleByRule) {
    maya_.invitations.front().lapses_at = now;
    const std::string text = wire::encode_explanation(explained());
    EXPECT_NE(text.find(R"({"rule":"phase","outcome":"holds","code":null,"remedies":[]})"),
              std::string::npos)
        << text;
    EXPECT_NE(
        text.find(
            R"({"rule":"window","outcome":"refuses","code":"invitation_lapsed","remedies":["resend"]})"),
        std::string::npos)
        << text;
}

}  // namespace
}  // namespace usher

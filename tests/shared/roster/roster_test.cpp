#include "shared/roster/roster.hpp"

#include <gtest/gtest.h>

#include "shared/roster/turn.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;

const OrganizationId home{bits_of_label("organization:northwind")};
const OrganizationId elsewhere{bits_of_label("organization:southwind")};
const PersonId maya{bits_of_label("person:maya")};
const AccountId account{bits_of_label("account:maya")};
const MembershipId seat{bits_of_label("membership:maya")};
const InvitationId envelope{bits_of_label("invitation:maya")};

Record record() {
    Record record;
    record.person.id = maya;
    record.person.address = *EmailAddress::parse("Maya@corp.example");
    record.person.account = account;
    record.memberships.emplace_back();
    record.memberships[0].id = seat;
    record.memberships[0].invitation = envelope;
    record.invitations.emplace_back();
    record.invitations[0].id = envelope;
    return record;
}

Account with_addresses(std::initializer_list<const char*> addresses) {
    Account made;
    made.id = account;
    for (const char* text : addresses) made.addresses.push_back({*EmailAddress::parse(text), {}});
    return made;
}

TEST(Roster, FindsAPersonByEveryKey) {
    Roster roster{Roster::Unfilled::absent};
    roster.put(home, record());
    for (const Record* found :
         {roster.person(home, maya), roster.person_of_address(home, "maya@corp.example"),
          roster.person_of_account(home, account), roster.person_of_membership(home, seat),
          roster.person_of_invitation(home, envelope)}) {
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(*found, record());
    }
    EXPECT_EQ(roster.person(elsewhere, maya), nullptr);
    EXPECT_EQ(roster.person_of_address(elsewhere, "maya@corp.example"), nullptr);
    EXPECT_EQ(roster.people(home).size(), 1U);
    EXPECT_TRUE(roster.people(elsewhere).empty());
}

TEST(Roster, ForgetsTheKeysThatARecordNoLongerHas) {
    Roster roster{Roster::Unfilled::absent};
    roster.put(home, record());
    Record changed = record();
    changed.person.address = *EmailAddress::parse("stone@corp.example");
    changed.person.account.reset();
    changed.memberships.clear();
    changed.invitations.clear();
    roster.put(home, changed);
    EXPECT_EQ(roster.person_of_address(home, "maya@corp.example"), nullptr);
    EXPECT_EQ(roster.person_of_account(home, account), nullptr);
    EXPECT_EQ(roster.person_of_membership(home, seat), nullptr);
    EXPECT_EQ(roster.person_of_invitation(home, envelope), nullptr);
    EXPECT_NE(roster.person_of_address(home, "stone@corp.example"), nullptr);
    roster.remove(home, maya);
    EXPECT_EQ(roster.person(home, maya), nullptr);
    EXPECT_EQ(roster.person_of_address(home, "stone@corp.example"), nullptr);
}

TEST(Roster, ForgetsTheAddressesThatAnAccountNoLongerHas) {
    Roster roster{Roster::Unfilled::absent};
    roster.put(with_addresses({"maya@corp.example", "maya@home.example"}));
    EXPECT_NE(roster.account_of_address("maya@home.example"), nullptr);
    roster.put(with_addresses({"maya@corp.example"}));
    EXPECT_EQ(roster.account_of_address("maya@home.example"), nullptr);
    EXPECT_NE(roster.account_of_address("maya@corp.example"), nullptr);
}

TEST(Roster, KnowsWhatWasFilledAndNothingElse) {
    Roster roster{Roster::Unfilled::unknown};
    const Keys keys{{Key::Kind::instance, {}, {}, {}},
                    {Key::Kind::organization, home, {}, {}},
                    {Key::Kind::person, home, maya.bits, {}},
                    {Key::Kind::person_of_address, home, {}, "maya@corp.example"},
                    {Key::Kind::person_of_account, home, account.bits, {}},
                    {Key::Kind::person_of_membership, home, seat.bits, {}},
                    {Key::Kind::person_of_invitation, home, envelope.bits, {}},
                    {Key::Kind::account, {}, account.bits, {}},
                    {Key::Kind::account_of_address, {}, {}, "maya@corp.example"}};
    for (const Key& key : keys) EXPECT_FALSE(roster.knows(key));
    Roster absent = roster;
    for (const Key& key : keys) {
        absent.put_absent(key);
        EXPECT_TRUE(absent.knows(key));
    }
    EXPECT_EQ(absent.person(home, maya), nullptr);
    EXPECT_EQ(absent.account(account), nullptr);

    roster.put(Instance{});
    Organization organization;
    organization.id = home;
    roster.put(organization);
    roster.put(home, record());
    roster.put(with_addresses({"maya@corp.example"}));
    for (const Key& key : keys) EXPECT_TRUE(roster.knows(key));
    EXPECT_FALSE(roster.knows({Key::Kind::person, elsewhere, maya.bits, {}}));
    EXPECT_TRUE(Roster{Roster::Unfilled::absent}.knows(keys.back()));
}

TEST(Roster, RemembersWhatWasTouchedUntilItIsForgotten) {
    Roster roster{Roster::Unfilled::absent};
    roster.put(home, record());
    EXPECT_TRUE(roster.touched().people.empty());
    evolve(roster, {home, InvitationRevoked{maya, seat, Instant{5}}});
    EXPECT_EQ(roster.touched().people.at(home).count(maya), 1U);
    EXPECT_FALSE(roster.touched().instance);
    roster.stamp(home, {maya}, false, 7);
    EXPECT_EQ(roster.person(home, maya)->change, 7U);
    roster.forget_touched();
    EXPECT_TRUE(roster.touched().people.empty());
}

TEST(EvolveRoster, IsTotal) {
    Roster roster{Roster::Unfilled::absent};
    const MembershipId nothing{bits_of_label("membership:nothing")};
    InvitationRenewed renewed;
    renewed.person = maya;
    renewed.invitation = envelope;
    const std::vector<Event> events{{home, InvitationRevoked{maya, nothing, {}}},
                                    {home, InvitationAccepted{maya, nothing, account, {}, {}}},
                                    {home, InvitationDeclined{maya, nothing, {}}},
                                    {home, MembershipAdded{maya, {}}},
                                    {home, LinkCopied{maya, envelope, {}}},
                                    {home, Invited{maya, {}, {{nothing, {}}}}},
                                    {home, renewed}};
    for (const Event& event : events) evolve(roster, event);
    EXPECT_TRUE(roster.people(home).empty());
}

}  // namespace
}  // namespace usher

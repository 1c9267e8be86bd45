#include "shared/plan/invitation_plan.hpp"

#include <gtest/gtest.h>

#include <array>

#include "shared/roster/roster_directory.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;

const OrganizationId home{bits_of_label("organization:northwind")};

// One person in each phase: uninvited@here.example, invited@here.example and so on.
Roster everybody() {
    constexpr std::array names{"uninvited", "invited", "awaiting", "offered", "active",
                               "declined",  "revoked", "left",     "archived"};
    Roster roster{Roster::Unfilled::absent};
    for (std::size_t i = 0; i < names.size(); ++i) {
        Record record;
        record.person.id = PersonId{bits_of_label(names[i])};
        record.person.address = *EmailAddress::parse(std::string{names[i]} + "@here.example");
        record.memberships.emplace_back();
        record.memberships[0].id = MembershipId{bits_of_label(names[i])};
        record.memberships[0].phase = static_cast<Phase>(i);
        roster.put(home, record);
    }
    return roster;
}

PlannedRow planned(std::string_view entry) {
    const Roster roster = everybody();
    const auto rows = plan_paste(RosterDirectory{roster, home}, {}, entry);
    EXPECT_EQ(rows.size(), 1U) << entry;
    return rows.front();
}

TEST(PlanPaste, JudgesAgainstThePeopleWhoAreHere) {
    struct Expected {
        const char* entry;
        Verdict verdict;
        std::optional<Code> code;
    };
    const std::vector<Expected> table{
        {"new@here.example", Verdict::create, {}},
        {"uninvited@here.example", Verdict::invite, {}},
        {"declined@here.example", Verdict::invite, {}},
        {"revoked@here.example", Verdict::invite, {}},
        {"left@here.example", Verdict::invite, {}},
        {"invited@here.example", Verdict::no_change, Code::already_invited},
        {"offered@here.example", Verdict::no_change, Code::already_invited},
        {"ACTIVE@Here.Example", Verdict::no_change, Code::already_active},
        {"awaiting@here.example", Verdict::no_change, Code::awaits_approval},
        {"archived@here.example", Verdict::no_change, Code::archived},
        {"nobody", Verdict::invalid, Code::address_no_at_sign},
        {"John <jw@cowboy.com", Verdict::invalid, Code::address_unclosed}};
    for (const Expected& expected : table) {
        const PlannedRow row = planned(expected.entry);
        EXPECT_EQ(row.verdict, expected.verdict) << expected.entry;
        EXPECT_EQ(row.code, expected.code) << expected.entry;
        EXPECT_EQ(row.text, expected.entry);
        EXPECT_EQ(row.address.has_value(), expected.verdict != Verdict::invalid);
    }
}

TEST(PlanPaste, NeverLetsABadRowHarmAGoodOne) {
    const Roster roster = everybody();
    const auto rows =
        plan_paste(RosterDirectory{roster, home}, {},
                   "John Wayne <jw@cowboy.com>, JW@cowboy.com, @, jo@gmial.com, jw@cowboy.com");
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0].verdict, Verdict::create);
    EXPECT_EQ(rows[0].name.text(), "John Wayne");
    EXPECT_EQ(rows[1].verdict, Verdict::duplicate);
    EXPECT_EQ(rows[2].verdict, Verdict::invalid);
    EXPECT_EQ(rows[3].verdict, Verdict::create);
    ASSERT_TRUE(rows[3].suggestion);
    EXPECT_EQ(rows[3].suggestion->text(), "jo@gmail.com");
    EXPECT_EQ(rows[4].verdict, Verdict::duplicate);
}

TEST(PlanPaste, InvitesOneWhoIsOnlyElsewhere) {
    const Roster roster = everybody();
    const Scope tower{ProjectId{bits_of_label("project:tower")}};
    const auto rows = plan_paste(RosterDirectory{roster, home}, tower, "active@here.example");
    EXPECT_EQ(rows.front().verdict, Verdict::invite);
}

TEST(PlanPaste, WorksBeforeAnythingIsLoaded) {
    const Roster empty{Roster::Unfilled::absent};
    const auto rows = plan_paste(RosterDirectory{empty, home}, {}, "maya@corp.example");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.front().verdict, Verdict::create);
}

}  // namespace
}  // namespace usher

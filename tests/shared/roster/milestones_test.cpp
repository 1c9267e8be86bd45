#include "shared/roster/milestones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/vectors/labels.hpp"

namespace usher {
namespace {

using test::bits_of_label;
using testing::ElementsAre;

const Instant monday{1795161600000};
constexpr Duration quarter_second{250};
const std::vector<Instant> three_days{monday, monday + days(1), monday + days(2)};

Membership joined(Instant at) {
    Membership membership;
    membership.phase = Phase::active;
    membership.changed_at = at;
    return membership;
}

Invitation sent(Instant at) {
    Invitation invitation;
    invitation.sent_at = at;
    return invitation;
}

Record somebody(const char* word, Instant added_at) {
    Record record;
    record.person.id = PersonId{bits_of_label(word)};
    record.person.name = *Name::parse(word);
    record.person.added_at = added_at;
    return record;
}

class Days : public testing::Test {
protected:
    std::vector<DayCounts> counts() {
        while (milestones.read(columns, 2)) {
        }
        return milestones.by_day(columns, three_days);
    }

    Columns columns;
    Milestones milestones;
};

TEST_F(Days, CountEachPersonOnTheDayOfEachStep) {
    Record maya = somebody("Maya", monday + hours(1));
    maya.invitations = {sent(monday + days(1)), sent(monday + days(2))};
    maya.memberships = {joined(monday + days(2) + hours(3)), joined(monday + days(2))};
    columns.put(maya);
    columns.put(somebody("Noor", monday + days(1) - quarter_second));
    columns.put(somebody("Olga", monday - quarter_second));
    columns.put(somebody("Zoe", monday + days(40)));
    EXPECT_THAT(counts(), ElementsAre(DayCounts{2, 0, 0}, DayCounts{0, 1, 0}, DayCounts{1, 0, 1}));
}

TEST_F(Days, CountWhoIsInvitedAgainOnTheFirstDay) {
    Record maya = somebody("Maya", monday);
    maya.invitations = {sent(monday + days(2))};
    maya.memberships = {joined(monday + days(1))};
    maya.memberships[0].phase = Phase::invited;
    columns.put(maya);
    EXPECT_THAT(counts(), ElementsAre(DayCounts{1, 0, 0}, DayCounts{0, 1, 0}, DayCounts{}));
}

TEST_F(Days, CountNobodyAsJoinedWhoIsNoMember) {
    Record left = somebody("Maya", monday);
    left.memberships = {joined(monday)};
    left.memberships[0].phase = Phase::archived;
    columns.put(left);
    EXPECT_THAT(counts(), ElementsAre(DayCounts{1, 0, 0}, DayCounts{}, DayCounts{}));
}

TEST_F(Days, FollowWhoChangesAndWhoGoes) {
    for (const char* word : {"Maya", "Noor", "Olga"}) columns.put(somebody(word, monday));
    EXPECT_EQ(counts()[0].added, 3U);
    Record maya = somebody("Maya", monday);
    maya.memberships = {joined(monday + days(1))};
    columns.put(maya);
    columns.remove(PersonId{bits_of_label("Noor")});
    EXPECT_THAT(counts(), ElementsAre(DayCounts{2, 0, 0}, DayCounts{0, 0, 1}, DayCounts{}));
}

TEST_F(Days, BeginAnewWhenRowsWereSweptOut) {
    const std::uint32_t sweeps = columns.sweeps();
    while (columns.sweeps() == sweeps) {
        columns.put(somebody("Maya", monday));
        milestones.read(columns, 1);
    }
    EXPECT_THAT(counts(), ElementsAre(DayCounts{1, 0, 0}, DayCounts{}, DayCounts{}));
}

TEST_F(Days, AreReadALittleAtATime) {
    for (const char* word : {"Maya", "Noor", "Olga"}) columns.put(somebody(word, monday));
    EXPECT_TRUE(milestones.read(columns, 2));
    EXPECT_EQ(milestones.by_day(columns, three_days)[0].added, 2U);
    EXPECT_FALSE(milestones.read(columns, 2));
    EXPECT_EQ(milestones.by_day(columns, three_days)[0].added, 3U);
    EXPECT_TRUE(milestones.by_day(columns, {}).empty());
}

}  // namespace
}  // namespace usher

#include "server/app/guarded_clock.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace usher::test {
namespace {

constexpr std::int64_t day = 24 * 60 * 60 * 1000;

class GuardedClockTest : public testing::Test {
protected:
    /// Time goes by, and the wall with it.
    void pass(Duration time) {
        elapsed.ms += time.ms;
        wall.ms += time.ms;
    }

    const Instant begin{1'795'161'600'000};  // 2026-11-20T08:00:00Z
    Instant wall = begin;
    Duration elapsed = hours(5);
    std::vector<std::string> complaints;
    app::GuardedClock clock{[this] { return wall; }, [this] { return elapsed; },
                            [this](std::string_view what) { complaints.emplace_back(what); }};
};

TEST_F(GuardedClockTest, ShowsWhatTheWallShows) {
    EXPECT_EQ(clock.now(), begin);
    pass(days(400));
    EXPECT_EQ(clock.now(), begin + days(400));
    wall = wall + seconds(1);
    EXPECT_EQ(clock.now(), wall);
    wall = wall + days(1);
    EXPECT_EQ(clock.now(), wall);
    EXPECT_TRUE(complaints.empty());
}

// A09: what has lapsed stays lapsed.
TEST_F(GuardedClockTest, GoesOnWhenTheWallIsSetBack) {
    for (const std::int64_t back : {day / 24, 10 * 365 * day}) {
        const Instant before = clock.now();
        const Instant right = wall;
        wall.ms -= back;
        EXPECT_EQ(clock.now(), before);
        pass(minutes(3));
        EXPECT_EQ(clock.now(), before + minutes(3));
        pass(minutes(3));
        EXPECT_EQ(clock.now(), before + minutes(6));
        ASSERT_EQ(complaints.size(), 1U);
        EXPECT_NE(complaints[0].find("set back"), std::string::npos);
        // Somebody sets it right.
        wall = right + minutes(6);
        EXPECT_EQ(clock.now(), wall);
        complaints.clear();
    }
}

TEST_F(GuardedClockTest, StandsStillForWhatIsLessThanASecond) {
    pass(minutes(1));
    const Instant before = clock.now();
    wall.ms -= 400;
    EXPECT_EQ(clock.now(), before);
    pass({500});
    EXPECT_EQ(clock.now(), before + Duration{100});
    EXPECT_TRUE(complaints.empty());
}

// A09: nothing lapses by mistake, and the mark that time may not fall below is not poisoned.
TEST_F(GuardedClockTest, DoesNotFollowTheWallFarAhead) {
    const Instant right = clock.now();
    wall.ms += 10 * 365 * day;
    EXPECT_EQ(clock.now(), right);
    pass(hours(2));
    EXPECT_EQ(clock.now(), right + hours(2));
    ASSERT_EQ(complaints.size(), 1U);
    EXPECT_NE(complaints[0].find("jumped ahead"), std::string::npos);
    wall = right + hours(2);
    EXPECT_EQ(clock.now(), wall);
    pass(days(30));
    EXPECT_EQ(clock.now(), wall);
    EXPECT_EQ(complaints.size(), 1U);
}

TEST_F(GuardedClockTest, BeginsNoEarlierThanWhatWasKept) {
    clock.begin_at(begin + hours(1));
    EXPECT_EQ(clock.now(), begin + hours(1));
    pass(minutes(10));
    EXPECT_EQ(clock.now(), begin + hours(1) + minutes(10));
    clock.begin_at(begin);
    EXPECT_EQ(clock.now(), begin + hours(1) + minutes(10));
    wall = begin + hours(2);
    EXPECT_EQ(clock.now(), wall);
}

TEST(GuardedClockOfTheMachine, IsInStepWithIt) {
    const app::GuardedClock clock{[](std::string_view what) { ADD_FAILURE() << what; }};
    const Instant first = clock.now();
    EXPECT_LE(*Instant::parse("2025-01-01T00:00:00Z"), first);
    EXPECT_LE(first, clock.now());
}

}  // namespace
}  // namespace usher::test

#include "server/auth/throttle.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/seeded_random.hpp"
#include "tests/support/virtual_clock.hpp"

namespace usher::auth {
namespace {

constexpr std::int64_t ms_a_minute = 60'000;

class RequestThrottle : public testing::Test {
protected:
    // How many in a row are let through.
    int let_through(RequestKind kind, const Requester& by, int most = 400'000) {
        int count = 0;
        while (count < most && !throttle.take(kind, by, 0)) ++count;
        return count;
    }

    test::SeededRandom random;
    test::VirtualClock clock{{1'795'161'600'000}};
    Throttle throttle{random, clock};
    const Requester maya{"account-of-maya", "192.0.2.7"};
    const Requester stranger{"", "192.0.2.7"};
};

TEST_F(RequestThrottle, LetsSoManyThroughAtOnceAndThenAtTheirPace) {
    EXPECT_EQ(let_through(RequestKind::hashing, stranger),
              static_cast<int>(limits::hashing.prefix.at_once));
    const Duration each{ms_a_minute / limits::hashing.prefix.a_minute};
    const auto wait = throttle.take(RequestKind::hashing, stranger, 0);
    ASSERT_TRUE(wait);
    clock.advance(Duration{wait->ms - 1});
    EXPECT_TRUE(throttle.take(RequestKind::hashing, stranger, 0));
    clock.advance(Duration{2});
    EXPECT_FALSE(throttle.take(RequestKind::hashing, stranger, 0));
    EXPECT_TRUE(throttle.take(RequestKind::hashing, stranger, 0));
    clock.advance(Duration{10 * each.ms + 10});
    EXPECT_EQ(let_through(RequestKind::hashing, stranger), 10);
}

TEST_F(RequestThrottle, IsFullAgainAfterAWhileAndNoFuller) {
    let_through(RequestKind::mailing, maya);
    clock.advance(days(30));
    EXPECT_EQ(let_through(RequestKind::mailing, maya),
              static_cast<int>(limits::mailing.account.at_once));
}

TEST_F(RequestThrottle, HasABucketForEachKindOfWork) {
    for (const RequestKind kind :
         {RequestKind::hashing, RequestKind::mailing, RequestKind::guessing, RequestKind::watching})
        EXPECT_GT(let_through(kind, stranger), 1) << name(kind);
}

TEST_F(RequestThrottle, CountsWhoIsSignedInByTheirAccountWhereverTheyAre) {
    let_through(RequestKind::hashing, maya);
    EXPECT_TRUE(throttle.take(RequestKind::hashing, {"account-of-maya", "198.51.100.1"}, 0));
    EXPECT_FALSE(throttle.take(RequestKind::hashing, {"account-of-noor", "192.0.2.7"}, 0));
    EXPECT_FALSE(throttle.take(RequestKind::hashing, stranger, 0));
}

// A02: spelling an address otherwise, or another of the same subscriber's, refills nothing.
TEST_F(RequestThrottle, CountsAStrangerByTheirPrefixHoweverItIsWritten) {
    let_through(RequestKind::hashing, stranger);
    EXPECT_TRUE(throttle.take(RequestKind::hashing, {"", "::ffff:192.0.2.7"}, 0));
    EXPECT_FALSE(throttle.take(RequestKind::hashing, {"", "192.0.2.8"}, 0));
    let_through(RequestKind::mailing, {"", "2001:db8:1:2::1"});
    EXPECT_TRUE(throttle.take(RequestKind::mailing, {"", "2001:DB8:1:2:ffff::"}, 0));
    EXPECT_FALSE(throttle.take(RequestKind::mailing, {"", "2001:db8:1:3::1"}, 0));
}

// A46: many addresses together cannot ask more than all strangers may; whoever is signed in is not
// kept out by them.
TEST_F(RequestThrottle, CountsAllStrangersTogether) {
    int count = 0;
    for (int net = 0; net < 1000; ++net) {
        const std::string address = "2001:db8:0:" + std::to_string(net) + "::1";
        if (!throttle.take(RequestKind::hashing, {"", address}, 0)) ++count;
    }
    EXPECT_EQ(count, static_cast<int>(limits::hashing.strangers.at_once));
    EXPECT_FALSE(throttle.take(RequestKind::hashing, maya, 0));
}

TEST_F(RequestThrottle, CountsALongBodyAsManyRequests) {
    constexpr std::size_t kilobytes = 999;
    const auto body = kilobytes * limits::bytes_of_a_request;
    int count = 0;
    while (!throttle.take(RequestKind::writing, maya, body)) ++count;
    EXPECT_EQ(count, static_cast<int>(limits::writing.account.at_once / (kilobytes + 1)));
    // Only what is written is kept.
    for (int i = 0; i < 100; ++i)
        EXPECT_FALSE(throttle.take(RequestKind::guessing, maya, body)) << i;
}

// An import of a hundred thousand people, one a request, as fast as the server takes them.
TEST_F(RequestThrottle, LetsAnImportThrough) {
    EXPECT_EQ(let_through(RequestKind::writing, maya, 100'000), 100'000);
}

TEST_F(RequestThrottle, TakesSomethingLargerThanTheBucketWhenThatIsFull) {
    Throttle narrow{random, clock, 1e-9};
    EXPECT_FALSE(narrow.take(RequestKind::writing, maya, 1'000'000));
    const auto wait = narrow.take(RequestKind::writing, maya, 0);
    ASSERT_TRUE(wait);
    clock.advance(*wait);
    EXPECT_FALSE(narrow.take(RequestKind::writing, maya, 1'000'000));
}

TEST_F(RequestThrottle, IsEasedOrLifted) {
    Throttle eased{random, clock, 2};
    int count = 0;
    while (!eased.take(RequestKind::hashing, stranger, 0)) ++count;
    EXPECT_EQ(count, 2 * static_cast<int>(limits::hashing.prefix.at_once));
    Throttle lifted{random, clock, 0};
    for (int i = 0; i < 10'000; ++i)
        EXPECT_FALSE(lifted.take(RequestKind::hashing, stranger, 0)) << i;
}

TEST_F(RequestThrottle, CountsWhatItRefuses) {
    EXPECT_EQ(throttle.refused(RequestKind::hashing), 0U);
    let_through(RequestKind::hashing, stranger);
    throttle.take(RequestKind::hashing, stranger, 0);
    EXPECT_EQ(throttle.refused(RequestKind::hashing), 2U);
    EXPECT_EQ(throttle.refused(RequestKind::mailing), 0U);
}

TEST_F(RequestThrottle, ForgetsWhatWasCountedBeforeTheClockWasSetBack) {
    let_through(RequestKind::hashing, stranger);
    clock.advance(Duration{-days(3650).ms});
    EXPECT_FALSE(throttle.take(RequestKind::hashing, stranger, 0));
    let_through(RequestKind::hashing, stranger);
    EXPECT_TRUE(throttle.take(RequestKind::hashing, stranger, 0));
}

// A02: a flood of addresses takes the places of others of its own, not of one that asked much.
TEST_F(RequestThrottle, KeepsWhoAskedMuchThroughAFloodOfAddresses) {
    Throttle small{random, clock, 1, 64};
    while (!small.take(RequestKind::hashing, maya, 0)) continue;
    for (int net = 0; net < 60'000; ++net) {
        const std::string address =
            "2001:db8:" + std::to_string(net / 9000) + ":" + std::to_string(net % 9000) + "::1";
        small.take(RequestKind::reading, {"", address}, 0);
    }
    EXPECT_TRUE(small.take(RequestKind::hashing, maya, 0));
}

TEST_F(RequestThrottle, CountsEachOnceFromManyThreads) {
    constexpr int each = 20'000;
    std::array<int, 4> passed{};
    std::vector<std::thread> threads;
    for (int& count : passed) {
        threads.emplace_back([&count, this] {
            for (int i = 0; i < each; ++i)
                count += throttle.take(RequestKind::guessing, stranger, 0) ? 0 : 1;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(passed[0] + passed[1] + passed[2] + passed[3],
              static_cast<int>(limits::guessing.prefix.at_once));
}

}  // namespace
}  // namespace usher::auth

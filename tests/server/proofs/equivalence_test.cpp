#include "tests/support/equivalence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace usher::test {
namespace {

constexpr double alpha = 0.01;
constexpr double margin = 100;

/// As times over a socket are: 300 µs, sometimes much more, never less than a floor.
std::vector<double> times(std::size_t count, std::uint64_t seed, double more = 0) {
    std::mt19937_64 random{seed};
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        const double even = (static_cast<double>(random() >> 11U) + 0.5) / 9007199254740992.0;
        values.push_back(250 + more - 50 * std::log(even));
    }
    return values;
}

TEST(Equivalence, KnowsTheNormalDistribution) {
    EXPECT_NEAR(normal_quantile(0.5), 0, 1e-9);
    EXPECT_NEAR(normal_quantile(0.99), 2.326348, 1e-6);
    EXPECT_NEAR(normal_quantile(0.005), -2.575829, 1e-6);
}

TEST(Equivalence, IsShownForWhatIsAlike) {
    const auto first = times(10'000, 1);
    const auto second = times(10'000, 2);
    const Interval mean = mean_difference(first, second, alpha);
    EXPECT_TRUE(mean.is_within(margin));
    EXPECT_LT(mean.low, mean.high);
    for (const double part : {0.5, 0.9})
        EXPECT_TRUE(quantile_difference(first, second, part, alpha).is_within(margin)) << part;
    EXPECT_NEAR(distinguishability(first, second), 0.5, 0.02);
}

TEST(Equivalence, IsNotShownForALeakOfTwiceTheMargin) {
    const auto first = times(10'000, 1, 200);
    const auto second = times(10'000, 2);
    EXPECT_FALSE(mean_difference(first, second, alpha).is_within(margin));
    EXPECT_FALSE(mean_difference(second, first, alpha).is_within(margin));
    for (const double part : {0.5, 0.9})
        EXPECT_FALSE(quantile_difference(first, second, part, alpha).is_within(margin)) << part;
    EXPECT_GT(distinguishability(first, second), 0.9);
    EXPECT_LT(distinguishability(second, first), 0.1);
}

// The mean is alike, but not what half or most of them take.
TEST(Equivalence, OfTheMeanDoesNotHideWhereTheyDiffer) {
    auto first = times(10'000, 1);
    auto second = times(10'000, 2);
    for (std::size_t i = 0; i < second.size(); ++i) {
        if (i % 4 != 0) second[i] += 200;
        if (i % 4 == 0) second[i] -= 600;
    }
    EXPECT_TRUE(mean_difference(first, second, alpha).is_within(margin));
    EXPECT_FALSE(quantile_difference(first, second, 0.5, alpha).is_within(margin));
}

// Few values prove nothing, however alike they are.
TEST(Equivalence, IsNotShownByTooFew) {
    auto first = times(100, 1);
    auto second = times(100, 2);
    for (double& value : first) value *= 10;
    for (double& value : second) value *= 10;
    EXPECT_FALSE(mean_difference(first, second, alpha).is_within(margin));
}

TEST(Equivalence, IsWrongNoMoreOftenThanItSays) {
    int wrong = 0;
    constexpr int tries = 400;
    for (std::uint64_t seed = 0; seed < tries; ++seed) {
        const auto first = times(400, 2 * seed + 10, margin);
        const auto second = times(400, 2 * seed + 11);
        wrong += mean_difference(first, second, alpha).is_within(margin) ? 1 : 0;
    }
    // In one of a hundred, give or take.
    EXPECT_LE(wrong, 12);
}

TEST(Equivalence, CountsEqualTimesAsACoin) {
    EXPECT_EQ(distinguishability({1, 1, 1}, {1, 1}), 0.5);
    EXPECT_EQ(distinguishability({2, 3}, {1, 1}), 1);
    EXPECT_EQ(distinguishability({1, 2}, {1, 3}), 0.375);
}

}  // namespace
}  // namespace usher::test

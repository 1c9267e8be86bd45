#include "server/store/bloom_filter.hpp"

#include <gtest/gtest.h>

#include <random>

namespace usher::test {
namespace {

TEST(BloomFilter, SaysSoOfAllThatWasPutInAndNearlyNeverOfTheRest) {
    constexpr int count = 20'000;
    std::mt19937_64 hashes{20261130};
    store::BloomFilter filter{count};
    for (int i = 0; i < count; ++i) filter.put(hashes());
    int wrong = 0;
    for (int i = 0; i < count; ++i) wrong += filter.may_have(hashes()) ? 1 : 0;
    EXPECT_LE(wrong, count / 150);
    hashes.seed(20261130);
    for (int i = 0; i < count; ++i) EXPECT_TRUE(filter.may_have(hashes())) << i;
}

TEST(BloomFilter, SaysNoOfEverythingWhenItIsEmpty) {
    std::mt19937_64 hashes{20261130};
    const store::BloomFilter filter{0};
    for (int i = 0; i < 100; ++i) EXPECT_FALSE(filter.may_have(hashes()));
}

}  // namespace
}  // namespace usher::test

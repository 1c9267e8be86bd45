#include "server/app/failure_streak.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace usher::test {
namespace {

using testing::ElementsAre;

TEST(FailureStreak, IsToldWhenItBeginsAndWhenItEnds) {
    std::vector<std::string> said;
    const auto say = [&](const std::string& what) { said.push_back(what); };
    app::FailureStreak streak{"the store", say, say};
    streak.work();
    EXPECT_TRUE(said.empty());
    for (int i = 0; i < 1000; ++i) streak.fail("the disk is full");
    EXPECT_THAT(said, ElementsAre("the store failed: the disk is full"));
    streak.work();
    streak.work();
    EXPECT_THAT(said, ElementsAre("the store failed: the disk is full",
                                  "the store works again; it failed 1000 times"));
    said.clear();
    streak.fail("busy");
    streak.work();
    EXPECT_THAT(said,
                ElementsAre("the store failed: busy", "the store works again; it failed 1 time"));
}

}  // namespace
}  // namespace usher::test

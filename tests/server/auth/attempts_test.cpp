#include "server/auth/attempts.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "server/auth/address_prefix.hpp"
#include "server/auth/system_random.hpp"

namespace usher::auth {
namespace {

constexpr Duration one_ms{1};

class AttemptsTest : public testing::Test {
protected:
    static Guess at(std::string subject) { return {{std::move(subject)}, {}}; }
    static Guess at(std::string subject, std::string origin) {
        return {{std::move(subject)}, {{std::move(origin)}}};
    }

    bool passes(const Guess& guess) { return static_cast<bool>(attempts.begin(guess, now)); }
    Duration wait(const Guess& guess) { return attempts.begin(guess, now).error().wait; }
    void use_up(const Guess& guess) {
        for (int i = 0; i < limits::tries_before_pause; ++i) ASSERT_TRUE(passes(guess)) << i;
    }

    SystemRandom random;
    Attempts attempts{random};
    Instant now{1'763'628'900'000};
};

TEST_F(AttemptsTest, AreTenAndThenThereIsAPauseA02) {
    use_up(at("address:a"));
    EXPECT_FALSE(passes(at("address:a")));
    EXPECT_EQ(wait(at("address:a")), limits::first_pause);
    now = now + limits::first_pause - one_ms;
    EXPECT_EQ(wait(at("address:a")), one_ms);
    now = now + one_ms;
    EXPECT_TRUE(passes(at("address:a")));
}

TEST_F(AttemptsTest, WaitTwiceAsLongAfterEachWrongOneUpToADay) {
    use_up(at("address:a"));
    std::vector<std::int64_t> pauses;
    for (int i = 0; i < 14; ++i) {
        const auto pause = wait(at("address:a"));
        pauses.push_back(pause.ms / minutes(1).ms);
        now = now + pause;
        ASSERT_TRUE(passes(at("address:a")));
    }
    EXPECT_EQ(pauses, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440,
                                                 1440, 1440}));
}

TEST_F(AttemptsTest, AreNotCountedDuringAPause) {
    use_up(at("address:a"));
    for (int i = 0; i < 1000; ++i) EXPECT_FALSE(passes(at("address:a")));
    EXPECT_EQ(wait(at("address:a")), limits::first_pause);
}

TEST_F(AttemptsTest, ArePerSubject) {
    use_up(at("address:a"));
    EXPECT_FALSE(passes(at("address:a")));
    EXPECT_TRUE(passes(at("address:b")));
}

TEST_F(AttemptsTest, AreForgottenByARightOne) {
    for (int i = 0; i < limits::tries_before_pause - 1; ++i) ASSERT_TRUE(passes(at("address:a")));
    const auto passed = attempts.begin(at("address:a"), now);
    ASSERT_TRUE(passed);
    attempts.right(*passed);
    EXPECT_EQ(attempts.remembered(), 0U);
    use_up(at("address:a"));
}

TEST_F(AttemptsTest, OfOthersAreNotForgottenByOnesOwnRightOne) {
    for (int i = 0; i < limits::tries_before_pause - 1; ++i) {
        ASSERT_TRUE(passes(at("address:victim" + std::to_string(i), "prefix:p")));
        const auto own = attempts.begin(at("address:own", "prefix:p"), now);
        ASSERT_TRUE(own);
        attempts.right(*own);
    }
    ASSERT_TRUE(passes(at("address:last", "prefix:p")));
    EXPECT_FALSE(passes(at("address:own", "prefix:p")));
}

TEST_F(AttemptsTest, OfManyRightOnesUseUpNothing) {
    for (int i = 0; i < 1000; ++i) {
        const auto passed =
            attempts.begin(at("address:" + std::to_string(i), "prefix:office"), now);
        ASSERT_TRUE(passed);
        attempts.right(*passed);
    }
}

TEST_F(AttemptsTest, MadeAtTheSameTimeDoNotLiftEachOthersPause) {
    const auto own = attempts.begin(at("address:own", "prefix:p"), now);
    ASSERT_TRUE(own);
    for (int i = 1; i < limits::tries_before_pause; ++i) {
        ASSERT_TRUE(passes(at("address:" + std::to_string(i), "prefix:p")));
    }
    ASSERT_FALSE(passes(at("address:next", "prefix:p")));
    attempts.right(*own);
    EXPECT_FALSE(passes(at("address:next", "prefix:p")));
}

TEST_F(AttemptsTest, ThatNobodyJudgedAreTakenBackAndForgetNothing) {
    for (int i = 0; i < limits::tries_before_pause - 1; ++i)
        ASSERT_TRUE(passes(at("address:a", "prefix:p")));
    for (int i = 0; i < 100; ++i) {
        const auto passed = attempts.begin(at("address:a", "prefix:p"), now);
        ASSERT_TRUE(passed);
        attempts.not_judged(*passed);
    }
    ASSERT_TRUE(passes(at("address:a", "prefix:p")));
    EXPECT_FALSE(passes(at("address:a")));
    EXPECT_FALSE(passes(at("address:b", "prefix:p")));
}

TEST_F(AttemptsTest, AreNotCountedAgainstTheSubjectWhileTheirOriginPauses) {
    for (int i = 0; i < limits::tries_before_pause; ++i) {
        ASSERT_TRUE(passes(at("address:" + std::to_string(i), "prefix:p")));
    }
    for (int i = 0; i < 100; ++i) EXPECT_FALSE(passes(at("address:victim", "prefix:p")));
    use_up(at("address:victim", "prefix:other"));
}

TEST_F(AttemptsTest, MayBeMoreWhereManyPeopleAre) {
    const auto guess = [](int i) {
        return Guess{{"address:" + std::to_string(i)}, {{"instance", 100}}};
    };
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(passes(guess(i)));
    EXPECT_FALSE(passes(guess(100)));
}

TEST_F(AttemptsTest, AreForgottenADayAfterTheirPause) {
    use_up(at("address:a"));
    now = now + limits::first_pause + limits::longest_pause - one_ms;
    ASSERT_TRUE(passes(at("address:a")));
    EXPECT_FALSE(passes(at("address:a")));
    now = now + minutes(2) + limits::longest_pause;
    use_up(at("address:a"));
}

TEST_F(AttemptsTest, FromOneSubnetAreFewHoweverItIsSpelledA02) {
    int judged = 0;
    for (unsigned i = 0; i < 100'000; ++i) {
        std::array<char, 48> text{};
        const char* form = i % 2 == 0 ? "2001:db8:1:2:%x:%x::1" : "2001:0DB8:1:0002:%X:%X:0:1";
        std::snprintf(text.data(), text.size(), form, i & 0xffff, i >> 16 & 0xffff);
        if (passes(at("code:" + std::to_string(i), "prefix:" + address_prefix(text.data()))))
            ++judged;
    }
    EXPECT_EQ(judged, limits::tries_before_pause);
}

TEST_F(AttemptsTest, OfAMonthStayFew) {
    int judged = 0;
    const auto end = now + days(30);
    while (now < end) {
        if (passes(at("address:a"))) ++judged;
        now = now + seconds(10);
    }
    EXPECT_LE(judged, 60);
}

TEST_F(AttemptsTest, TakeABoundedMemoryAndDropTheLeastGuessedAtFirst) {
    Attempts few{random, 64};
    for (int i = 0; i < limits::tries_before_pause; ++i)
        ASSERT_TRUE(few.begin(at("address:victim"), now));
    for (int i = 0; i < 10'000; ++i) {
        now = now + one_ms;
        ASSERT_TRUE(few.begin(at("address:" + std::to_string(i)), now));
        ASSERT_LE(few.remembered(), 64U);
    }
    EXPECT_FALSE(few.begin(at("address:victim"), now));
}

TEST_F(AttemptsTest, OfManyThreadsDoNotOverrunTheBudgetA02) {
    std::atomic<int> judged{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int j = 0; j < 1000; ++j) {
                if (attempts.begin(at("address:a", "prefix:p"), now)) ++judged;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(judged, limits::tries_before_pause);
}

TEST_F(AttemptsTest, SurviveAClockThatIsSetBack) {
    use_up(at("address:a"));
    now = now - hours(1);
    EXPECT_FALSE(passes(at("address:a")));
    EXPECT_TRUE(passes(at("address:b")));
}

}  // namespace
}  // namespace usher::auth

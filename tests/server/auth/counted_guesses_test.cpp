#include "server/auth/counted_guesses.hpp"

#include <gtest/gtest.h>

#include <string>

#include "server/auth/system_random.hpp"
#include "shared/policy/limits.hpp"

namespace usher::auth {
namespace {

class CountedGuessesTest : public testing::Test {
protected:
    std::uint64_t ticket(std::string_view subject, std::string_view from = "192.0.2.7") {
        const auto begun = guesses.begin(subject, from, now);
        EXPECT_TRUE(begun);
        return begun ? *begun : 0;
    }
    bool is_paused(std::string_view subject, std::string_view from = "192.0.2.7") {
        return !guesses.begin(subject, from, now);
    }

    SystemRandom random;
    CountedGuesses guesses{random};
    Instant now{1'763'628'900'000};
};

TEST_F(CountedGuessesTest, PauseWhatIsGuessedAtFromWhereverA02) {
    for (int i = 0; i < limits::tries_before_pause; ++i) {
        guesses.wrong(ticket("password:a", "192.0.2." + std::to_string(i)));
    }
    EXPECT_TRUE(is_paused("password:a", "198.51.100.1"));
    EXPECT_FALSE(is_paused("password:b", "198.51.100.1"));
}

TEST_F(CountedGuessesTest, PauseThePlaceThatGuessesAtManyA02) {
    for (int i = 0; i < limits::tries_a_prefix; ++i) {
        guesses.wrong(ticket("password:" + std::to_string(i), "2001:db8::" + std::to_string(i)));
    }
    EXPECT_TRUE(is_paused("password:new", "2001:DB8:0:0:ffff::1"));
    EXPECT_FALSE(is_paused("password:new", "2001:db8:0:1::1"));
}

TEST_F(CountedGuessesTest, ForgetTheWrongOnesAfterARightOne) {
    for (int i = 1; i < limits::tries_before_pause; ++i) guesses.wrong(ticket("password:a"));
    guesses.right(ticket("password:a"));
    for (int i = 1; i < limits::tries_before_pause; ++i) guesses.wrong(ticket("password:a"));
    EXPECT_FALSE(is_paused("password:a"));
}

TEST_F(CountedGuessesTest, ForgetNothingWhenNobodyJudged) {
    for (int i = 1; i < limits::tries_before_pause; ++i) guesses.wrong(ticket("password:a"));
    for (int i = 0; i < 100; ++i) guesses.not_judged(ticket("password:a"));
    guesses.wrong(ticket("password:a"));
    EXPECT_TRUE(is_paused("password:a"));
}

TEST_F(CountedGuessesTest, TakeATicketOnce) {
    for (int i = 1; i < limits::tries_before_pause; ++i) guesses.wrong(ticket("password:a"));
    const auto last = ticket("password:a");
    guesses.wrong(last);
    guesses.right(last);
    guesses.not_judged(last);
    EXPECT_TRUE(is_paused("password:a"));
}

}  // namespace
}  // namespace usher::auth

#include "shared/lifecycle/sign_up.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/shared/printing.hpp"

namespace usher {
namespace {

constexpr Duration millisecond{1};

SignUpState begun_at(Instant now) { return {now, now, 0}; }

const Instant start = *Instant::parse("2026-11-21T09:00:00Z");

TEST(SignUp, TakesACodeForTenMinutes) {
    const SignUpState state = begun_at(start);
    EXPECT_EQ(judge_code_try(state, start + limits::address_code - millisecond), std::nullopt);
    EXPECT_EQ(judge_code_try(state, start + limits::address_code), Code::code_lapsed);
}

TEST(SignUp, TakesFiveTriesAndNoOtherCodeRefillsThem) {
    SignUpState state = begun_at(start);
    state.tries = limits::address_code_tries - 1;
    EXPECT_EQ(judge_code_try(state, start), std::nullopt);
    state.tries = limits::address_code_tries;
    EXPECT_EQ(judge_code_try(state, start), Code::code_spent);
    EXPECT_EQ(judge_code_send(state, start + limits::address_code), Code::code_spent);
}

TEST(SignUp, SaysThatTheTriesAreSpentBeforeThatTheCodeIsTooOld) {
    SignUpState state = begun_at(start);
    state.tries = limits::address_code_tries;
    EXPECT_EQ(judge_code_try(state, start + limits::address_code), Code::code_spent);
}

TEST(SignUp, MailsAnotherCodeAfterAPause) {
    const SignUpState state = begun_at(start);
    EXPECT_EQ(judge_code_send(state, start + limits::address_code_pause - millisecond),
              Code::too_many_attempts);
    EXPECT_EQ(judge_code_send(state, start + limits::address_code_pause), std::nullopt);
}

TEST(SignUp, IsOverAfterAnHourWhateverWasMailedSince) {
    SignUpState state = begun_at(start);
    state.code_sent_at = start + limits::sign_up - millisecond;
    EXPECT_EQ(judge_code_try(state, start + limits::sign_up - millisecond), std::nullopt);
    EXPECT_EQ(judge_code_try(state, start + limits::sign_up), Code::session_expired);
    state.tries = limits::address_code_tries;
    EXPECT_EQ(judge_code_try(state, start + limits::sign_up), Code::session_expired);
    EXPECT_EQ(judge_code_send(state, start + limits::sign_up), Code::session_expired);
}

}  // namespace
}  // namespace usher

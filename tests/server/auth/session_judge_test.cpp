#include "server/auth/session_judge.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"

namespace usher::auth {
namespace {

constexpr Instant start{1'763'628'900'000};
constexpr Duration one_ms{1};

app::Session session_seen_at(Instant seen_at) {
    app::Session session;
    session.session_generation = 4;
    session.created_at = start;
    session.seen_at = seen_at;
    return session;
}

TEST(SessionJudge, LetsASessionLiveUntilItWasIdleTooLong) {
    const auto session = session_seen_at(start + hours(1));
    const auto end = start + hours(1) + limits::session_idle;
    EXPECT_EQ(end_of(session), end);
    EXPECT_EQ(judge(session, 4, start + hours(1)), SessionStanding::good);
    EXPECT_EQ(judge(session, 4, end - one_ms), SessionStanding::good);
    EXPECT_EQ(judge(session, 4, end), SessionStanding::idle_too_long);
}

TEST(SessionJudge, EndsASessionHoweverBusyItIs) {
    const auto end = start + limits::session_absolute;
    const auto session = session_seen_at(end - one_ms);
    EXPECT_EQ(end_of(session), end);
    EXPECT_EQ(judge(session, 4, end - one_ms), SessionStanding::good);
    EXPECT_EQ(judge(session, 4, end), SessionStanding::too_old);
}

TEST(SessionJudge, EndsASessionThatWaitsForItsSecondFactorSoon) {
    auto session = session_seen_at(start);
    session.state = app::Session::State::second_factor_pending;
    const auto end = start + limits::second_factor_wait;
    EXPECT_EQ(end_of(session), end);
    EXPECT_EQ(judge(session, 4, end - one_ms), SessionStanding::good);
    EXPECT_EQ(judge(session, 4, end), SessionStanding::too_old);
    session.state = app::Session::State::full_with_second_factor;
    EXPECT_EQ(judge(session, 4, end), SessionStanding::good);
}

TEST(SessionJudge, EndsEverySessionOfAnEarlierGeneration) {
    const auto session = session_seen_at(start);
    EXPECT_EQ(judge(session, 5, start), SessionStanding::ended);
    EXPECT_EQ(judge(session, 3, start), SessionStanding::ended);
}

TEST(SessionJudge, KeepsASessionWhenTheClockIsSetBack) {
    EXPECT_EQ(judge(session_seen_at(start), 4, start - days(1)), SessionStanding::good);
    EXPECT_FALSE(deserves_seen(session_seen_at(start), start - days(1)));
}

TEST(SessionJudge, WritesDownTheLastUseOnceAMinute) {
    const auto session = session_seen_at(start);
    EXPECT_FALSE(deserves_seen(session, start));
    EXPECT_FALSE(deserves_seen(session, start + minutes(1) - one_ms));
    EXPECT_TRUE(deserves_seen(session, start + minutes(1)));
}

}  // namespace
}  // namespace usher::auth

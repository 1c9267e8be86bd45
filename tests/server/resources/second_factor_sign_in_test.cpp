#include "tests/server/resources/second_factors.hpp"

namespace usher::test {
namespace {

class SignInWithSecondFactor : public SecondFactor {};

TEST_F(SignInWithSecondFactor, StandsBetweenThePasswordAndASession) {
    enrol();
    Browser browser = house.browser();
    const Reply asked = sign_in(browser);
    ASSERT_EQ(asked.outcome(), "202");
    EXPECT_EQ(asked.json()["second_factor_awaited"], true);
    EXPECT_EQ(asked.json()["ends_at"], (house.clock().now() + limits::second_factor_wait).text());
    EXPECT_EQ(browser.cookies.count("session"), 0U);
    const std::string waiting = browser.cookies.at("second_factor");
    EXPECT_EQ(browser.get("/v1/sessions/second-factor").json(), asked.json());

    const Reply given = give(browser, next_code());
    ASSERT_EQ(given.outcome(), "201");
    EXPECT_EQ(given.json()["account"]["id"], account("ivan").text());
    EXPECT_EQ(given.json()["second_factor"], true);
    EXPECT_EQ(browser.cookies.count("second_factor"), 0U);
    EXPECT_NE(browser.cookies["session"], waiting);
    EXPECT_EQ(browser.get("/v1/me").outcome(), "200");
    const Json sessions = browser.get("/v1/sessions").json()["sessions"];
    ASSERT_EQ(sessions.size(), 2U);
    for (const Json& session : sessions) EXPECT_EQ(session["second_factor"], true);
}

// The session that waits is typed: as a session it is nobody's, and nothing but its own routes
// takes it.
TEST_F(SignInWithSecondFactor, LetsWhoOwesItDoNothingElse) {
    enrol();
    Browser browser = waiting_at_the_door();
    for (const char* path :
         {"/v1/sessions/current", "/v1/sessions", "/v1/me", "/v1/me/second-factor", "/v1/outbox"})
        EXPECT_EQ(browser.get(path).outcome(), "401 not_signed_in") << path;
    EXPECT_EQ(browser.get(path() + "/people").outcome(), "401 not_signed_in");
    EXPECT_EQ(browser.post("/v1/me/second-factor/remove", {{"password", password}}).outcome(),
              "401 not_signed_in");
    Browser planted = browser;
    planted.cookies["session"] = browser.cookies["second_factor"];
    EXPECT_EQ(planted.get("/v1/me").outcome(), "401 not_signed_in");
    // Nor does a whole session pass for one that waits.
    Browser whole = as("noor");
    whole.cookies["second_factor"] = whole.cookies["session"];
    EXPECT_EQ(whole.get("/v1/sessions/second-factor").outcome(), "401 not_signed_in");
}

// A19: what was there before the rise is worth nothing after it.
TEST_F(SignInWithSecondFactor, LeavesNothingOfWhatWasBefore) {
    enrol();
    Browser browser = as("noor");
    const Browser before = browser;
    ASSERT_EQ(sign_in(browser).outcome(), "202");
    Browser waiting = browser;
    EXPECT_EQ(browser.get("/v1/sessions/current").json()["account"]["id"], account("noor").text());
    ASSERT_EQ(give(browser, next_code()).outcome(), "201");
    EXPECT_EQ(browser.get("/v1/sessions/current").json()["account"]["id"], account("ivan").text());
    Browser earlier = before;
    EXPECT_EQ(earlier.get("/v1/me").outcome(), "401 not_signed_in");
    waiting.cookies.erase("session");
    EXPECT_EQ(give(waiting, next_code()).outcome(), "401 not_signed_in");
}

TEST_F(SignInWithSecondFactor, IsAwaitedForTenMinutes) {
    enrol();
    Browser late = waiting_at_the_door();
    house.clock().advance(limits::second_factor_wait);
    EXPECT_EQ(give(late, now_code()).outcome(), "401 not_signed_in");
    EXPECT_EQ(late.get("/v1/sessions/second-factor").outcome(), "401 not_signed_in");
}

TEST_F(SignInWithSecondFactor, NeedNotBeGiven) {
    enrol();
    Browser browser = waiting_at_the_door();
    Browser kept = browser;
    EXPECT_EQ(browser.remove("/v1/sessions/second-factor").outcome(), "204");
    EXPECT_TRUE(browser.cookies.empty());
    EXPECT_EQ(give(kept, next_code()).outcome(), "401 not_signed_in");
}

// RFC 6238 section 5.2: each code once, whoever has seen it.
TEST_F(SignInWithSecondFactor, IsTakenOnce) {
    enrol();
    Browser first = waiting_at_the_door();
    Browser second = waiting_at_the_door();
    EXPECT_EQ(give(first, now_code()).outcome(), "422 code_spent@code");
    const std::string code = next_code();
    EXPECT_EQ(give(first, code).outcome(), "201");
    EXPECT_EQ(give(second, code).outcome(), "422 code_spent@code");
    // Nor one of an earlier step, though it is still in the window.
    house.clock().advance(limits::second_factor_step);
    EXPECT_EQ(give(second, phone.code(house.clock().now() - limits::second_factor_step)).outcome(),
              "422 code_spent@code");
    EXPECT_EQ(give(second, now_code()).outcome(), "201");
}

// NIST SP 800-63B-4 section 3.2.2: a new sign-in does not refill the tries.
TEST_F(SignInWithSecondFactor, IsNotGuessed) {
    enrol();
    for (int i = 0; i < limits::tries_before_pause; ++i) {
        Browser browser = waiting_at_the_door();
        EXPECT_EQ(give(browser, phone.wrong_code(house.clock().now())).outcome(),
                  "422 code_wrong@code")
            << i;
    }
    Browser browser = waiting_at_the_door();
    const Reply paused = give(browser, next_code());
    EXPECT_EQ(paused.outcome(), "429 too_many_attempts");
    EXPECT_EQ(paused.field("Retry-After"), "30");
    house.clock().advance(limits::first_pause);
    EXPECT_EQ(give(browser, now_code()).outcome(), "201");
}

TEST_F(SignInWithSecondFactor, IsReplacedByARecoveryCodeOnce) {
    enrol();
    ASSERT_EQ(recovery_codes.size(), limits::recovery_codes);
    Browser browser = waiting_at_the_door();
    EXPECT_EQ(give(browser, recovery_codes[3]).outcome(), "201");
    EXPECT_EQ(browser.get("/v1/me/second-factor").json()["recovery_codes"],
              limits::recovery_codes - 1);
    Browser again = waiting_at_the_door();
    EXPECT_EQ(give(again, recovery_codes[3]).outcome(), "422 code_wrong@code");
    EXPECT_EQ(give(again, recovery_codes[4]).outcome(), "201");
}

TEST_F(SignInWithSecondFactor, IsKnownOnlyToWhoKnowsThePassword) {
    enrol();
    Browser browser = house.browser();
    const Reply wrong = sign_in(browser, "not the password at all");
    EXPECT_EQ(wrong.outcome(), "401 wrong_credentials");
    EXPECT_TRUE(browser.cookies.empty());
}

TEST_F(SignInWithSecondFactor, TakesNothingOfAnotherSessionsPage) {
    enrol();
    Browser browser = waiting_at_the_door();
    browser.csrf_token = as("noor").csrf_token;
    EXPECT_EQ(give(browser, next_code()).outcome(), "403 csrf_token_wrong");
}

}  // namespace
}  // namespace usher::test

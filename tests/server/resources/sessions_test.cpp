#include <future>

#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

class SessionEndpoints : public AtNorthwind {
protected:
    SessionEndpoints() { house.set_password(account("ivan"), password); }

    Reply sign_in(Browser& browser, const std::string& address, const std::string& secret) {
        return browser.post("/v1/sessions", {{"address", address}, {"password", secret}});
    }
    Reply sign_in(Browser& browser) { return sign_in(browser, "ivan@northwind.example", password); }
};

TEST_F(SessionEndpoints, SignInAndTellWhoOneIs) {
    Browser browser = house.browser();
    const Reply reply = sign_in(browser);
    ASSERT_EQ(reply.outcome(), "201");
    const Json session = reply.json();
    EXPECT_EQ(session["account"]["id"], account("ivan").text());
    EXPECT_EQ(session["account"]["administrator"], false);
    EXPECT_EQ(session["organizations"].size(), 1U);
    EXPECT_EQ(session["organizations"][0]["id"], home.text());
    EXPECT_EQ(session["organizations"][0]["role"]["name"], "Inviter");
    EXPECT_EQ(browser.get("/v1/sessions/current").json(), session);
    EXPECT_NE(reply.field("Set-Cookie").find("HttpOnly"), std::string::npos);
    EXPECT_NE(reply.field("Set-Cookie").find("SameSite=Lax"), std::string::npos);
}

TEST_F(SessionEndpoints, SignInByTheAddressInWhateverCase) {
    Browser browser = house.browser();
    EXPECT_EQ(sign_in(browser, "IVAN@Northwind.Example", password).outcome(), "201");
}

// A17: neither head nor body tell an account from none.
TEST_F(SessionEndpoints, AnswerAKnownAndAnUnknownAddressAlike) {
    Browser browser = house.browser();
    const auto known = without_a_trace(
        [&] { return sign_in(browser, "ivan@northwind.example", "not the password at all"); });
    const auto unknown = without_a_trace(
        [&] { return sign_in(browser, "nobody@northwind.example", "not the password at all"); });
    EXPECT_EQ(known.outcome(), "401 wrong_credentials");
    EXPECT_EQ(known.body, unknown.body);
    EXPECT_EQ(known.head.substr(0, known.head.find("X-Request-Id")),
              unknown.head.substr(0, unknown.head.find("X-Request-Id")));
    EXPECT_TRUE(browser.cookies.empty());
}

TEST_F(SessionEndpoints, PauseAfterTenWrongTriesForKnownAndUnknownAlike) {
    for (const char* address : {"ivan@northwind.example", "nobody@northwind.example"}) {
        Browser browser = house.browser();
        for (int i = 0; i < limits::tries_before_pause; ++i)
            EXPECT_EQ(sign_in(browser, address, "wrong").outcome(), "401 wrong_credentials") << i;
        const auto paused = without_a_trace([&] { return sign_in(browser, address, password); });
        EXPECT_EQ(paused.outcome(), "429 too_many_attempts");
        EXPECT_EQ(paused.field("Retry-After"), "60");
    }
}

TEST_F(SessionEndpoints, LetOneInAgainAfterThePause) {
    Browser browser = house.browser();
    for (int i = 0; i <= limits::tries_before_pause; ++i)
        sign_in(browser, "ivan@northwind.example", "wrong");
    house.clock().advance(limits::first_pause);
    EXPECT_EQ(sign_in(browser).outcome(), "201");
}

TEST_F(SessionEndpoints, CountEverySpellingOfAnAddressTogether) {
    Browser browser = house.browser();
    for (int i = 0; i < limits::tries_before_pause; ++i)
        sign_in(browser, i % 2 == 0 ? "Ivan@northwind.example" : "ivan@NORTHWIND.example", "wrong");
    EXPECT_EQ(sign_in(browser).outcome(), "429 too_many_attempts");
}

// Only who knows the password is told that the account is suspended.
TEST_F(SessionEndpoints, RefuseASuspendedAccountAndEndItsSessions) {
    Browser earlier = house.browser();
    ASSERT_EQ(sign_in(earlier).outcome(), "201");
    Account ivan = *house.reader().account(account("ivan"));
    ivan.suspended_at = house.clock().now();
    ++ivan.session_generation;
    house.keep(ivan);
    EXPECT_EQ(earlier.get("/v1/sessions/current").outcome(), "401 not_signed_in");
    Browser browser = house.browser();
    EXPECT_EQ(sign_in(browser, "ivan@northwind.example", "not the password at all").outcome(),
              "401 wrong_credentials");
    EXPECT_EQ(sign_in(browser).outcome(), "403 account_suspended");
    EXPECT_TRUE(browser.cookies.empty());
}

// A19: what was planted before is worth nothing after.
TEST_F(SessionEndpoints, GiveANewSessionAndEndTheEarlierOne) {
    Browser browser = as("ivan");
    Browser planted = browser;
    ASSERT_EQ(sign_in(browser).outcome(), "201");
    EXPECT_NE(browser.cookies["session"], planted.cookies["session"]);
    EXPECT_EQ(planted.get("/v1/sessions/current").outcome(), "401 not_signed_in");
}

TEST_F(SessionEndpoints, SignOut) {
    Browser browser = as("ivan");
    Browser kept = browser;
    EXPECT_EQ(browser.remove("/v1/sessions/current").outcome(), "204");
    EXPECT_TRUE(browser.cookies.empty());
    EXPECT_EQ(kept.get("/v1/me").outcome(), "401 not_signed_in");
}

TEST_F(SessionEndpoints, EndASessionThatIsNotUsedForTwoWeeks) {
    Browser used = as("ivan");
    Browser idle = as("ivan");
    for (int week = 0; week < 2; ++week) {
        house.clock().advance(days(7));
        EXPECT_EQ(used.get("/v1/sessions/current").outcome(), "200");
        house.settle();
    }
    EXPECT_EQ(used.get("/v1/sessions/current").outcome(), "200");
    EXPECT_EQ(idle.get("/v1/sessions/current").outcome(), "401 not_signed_in");
}

TEST_F(SessionEndpoints, EndASessionAtItsLastInstantWhateverItsUse) {
    Browser browser = as("ivan");
    house.clock().advance(limits::session_idle);
    EXPECT_EQ(without_a_trace([&] { return browser.get("/v1/me"); }).outcome(),
              "401 not_signed_in");
}

TEST_F(SessionEndpoints, EndEverySessionOfAnAccountThatEndsThem) {
    Browser browser = as("ivan");
    auto ivan = *house.reader().account(account("ivan"));
    ++ivan.session_generation;
    house.keep(ivan);
    EXPECT_EQ(browser.get("/v1/sessions/current").outcome(), "401 not_signed_in");
}

TEST_F(SessionEndpoints, AreListedForTheirAccountAlone) {
    Browser here = house.browser();
    ASSERT_EQ(sign_in(here).outcome(), "201");
    as("ivan");
    Browser lapsed = as("ivan");
    as("noor");
    const Json sessions = here.get("/v1/sessions").json()["sessions"];
    ASSERT_EQ(sessions.size(), 3U);
    int current = 0;
    for (const Json& session : sessions) {
        current += session["current"] == true ? 1 : 0;
        EXPECT_EQ(session["created_at"], house.clock().now().text());
        EXPECT_EQ(session["ends_at"], (house.clock().now() + limits::session_idle).text());
    }
    EXPECT_EQ(current, 1);
    house.clock().advance(Duration{limits::session_idle.ms - minutes(1).ms});
    here.get("/v1/sessions/current");
    house.settle();
    house.clock().advance(minutes(2));
    EXPECT_EQ(here.get("/v1/sessions").json()["sessions"].size(), 1U);
}

TEST_F(SessionEndpoints, EndOneByOne) {
    Browser here = as("ivan");
    Browser there = as("ivan");
    const auto id_of = [](Browser& browser, bool current) -> std::string {
        const Json sessions = browser.get("/v1/sessions").json()["sessions"];
        for (const Json& session : sessions)
            if (session["current"] == current) return session["id"];
        return "none";
    };
    Browser stranger = as("noor");
    EXPECT_EQ(stranger.remove("/v1/sessions/" + id_of(here, true)).outcome(), "404 not_found");
    EXPECT_EQ(here.remove("/v1/sessions/nonsense").outcome(), "404 not_found");
    EXPECT_EQ(here.remove("/v1/sessions/" + id_of(here, false)).outcome(), "204");
    EXPECT_EQ(there.get("/v1/me").outcome(), "401 not_signed_in");
    EXPECT_EQ(here.remove("/v1/sessions/" + id_of(here, true)).outcome(), "204");
    EXPECT_TRUE(here.cookies.empty());
}

TEST_F(SessionEndpoints, EndAllOthersAtOnce) {
    Browser here = as("ivan");
    Browser there = as("ivan");
    Browser stranger = as("noor");
    EXPECT_EQ(here.remove("/v1/sessions").outcome(), "204");
    EXPECT_EQ(here.get("/v1/me").outcome(), "200");
    EXPECT_EQ(there.get("/v1/me").outcome(), "401 not_signed_in");
    EXPECT_EQ(stranger.get("/v1/me").outcome(), "200");
}

// A request that was under way when one signed out does not bring the session back.
TEST_F(SessionEndpoints, StayEndedThoughARequestWasUnderWay) {
    Browser leaving = as("ivan");
    house.clock().advance(minutes(5));
    std::promise<void> running;
    std::promise<void> gate;
    house.writer().run(
        [&](app::Turn&) {
            running.set_value();
            gate.get_future().wait();
        },
        [](bool) {});
    running.get_future().wait();
    const std::string cookie = leaving.cookies["session"];
    const auto id = *house.secrets().cookie_id(cookie);
    // As sign_out and a request beside it would queue them.
    house.writer().run([&](app::Turn& turn) { turn.transaction().remove_session(id); },
                       [](bool) {});
    Browser beside = leaving;
    EXPECT_EQ(beside.get("/v1/sessions/current").outcome(), "200");
    gate.set_value();
    house.settle();
    EXPECT_EQ(leaving.get("/v1/sessions/current").outcome(), "401 not_signed_in");
}

TEST_F(SessionEndpoints, KnowNoCookieThatIsNotTheirs) {
    Browser browser = as("ivan");
    const std::string secret = browser.cookies["session"];
    for (std::size_t i = 0; i < secret.size(); ++i) {
        std::string altered = secret;
        altered[i] = altered[i] == 'A' ? 'B' : 'A';
        browser.cookies["session"] = altered;
        EXPECT_EQ(browser.get("/v1/sessions/current").outcome(), "401 not_signed_in") << i;
    }
    browser.cookies["session"] = secret + "A";
    EXPECT_EQ(browser.get("/v1/sessions/current").outcome(), "401 not_signed_in");
}

TEST_F(SessionEndpoints, TellFromWhichNetworkAndBrowserEachWasBegun) {
    Browser browser = house.browser();
    ASSERT_EQ(sign_in(browser).outcome(), "201");
    const Json sessions = browser.get("/v1/sessions").json()["sessions"];
    ASSERT_EQ(sessions.size(), 1U);
    EXPECT_EQ(sessions[0]["network"], "127.0.0.1/32");
    EXPECT_EQ(sessions[0]["current"], true);
}

TEST_F(SessionEndpoints, ChangeThePasswordAndEndEveryOtherSession) {
    Browser browser = house.browser();
    Browser other = house.browser();
    ASSERT_EQ(sign_in(browser).outcome(), "201");
    ASSERT_EQ(sign_in(other).outcome(), "201");
    const std::string chosen = "nine umbrellas in the snow";
    const auto change = [&](const std::string& present, const std::string& wanted) {
        return browser.send({"PUT", "/v1/me/password",
                             Json{{"password", present}, {"new_password", wanted}}.dump(),
                             browser.fields_of_our_pages()});
    };
    EXPECT_EQ(change("not it", chosen).outcome(), "422 wrong_credentials@password");
    EXPECT_EQ(change(password, "short").outcome(), "422 password_too_short@new_password");
    const std::string before = browser.cookies["session"];
    EXPECT_EQ(change(password, chosen).outcome(), "200");
    EXPECT_NE(browser.cookies["session"], before);
    EXPECT_EQ(browser.get("/v1/me").outcome(), "200");
    EXPECT_EQ(other.get("/v1/me").outcome(), "401 not_signed_in");
    EXPECT_EQ(sign_in(other).outcome(), "401 wrong_credentials");
    EXPECT_EQ(sign_in(other, "ivan@northwind.example", chosen).outcome(), "201");
}

// D-30: whoever is a member of a project reads which one it is, and may leave it alone.
TEST_F(SessionEndpoints, SayOfWhichProjectAMembershipIsAndLeaveItD30) {
    const MembershipId tower = named<MembershipId>("membership:ivan_tower");
    Membership in_tower;
    in_tower.id = tower;
    in_tower.scope = Scope{named<ProjectId>("project:tower")};
    in_tower.phase = Phase::active;
    in_tower.can_sign_in = true;
    in_tower.changed_at = house.clock().now();
    auto events = world("maya_invited");
    events.push_back(
        {home, ProjectSet{{named<ProjectId>("project:tower"), *Name::parse("Tower")}}});
    events.push_back({home, MembershipAdded{named<PersonId>("person:ivan"), in_tower}});
    Northwind there{{}, events};
    Browser browser = there.as("ivan");
    const Json memberships = browser.get("/v1/me").json()["memberships"];
    ASSERT_EQ(memberships.size(), 2U);
    EXPECT_EQ(memberships[1]["scope"]["kind"], "project");
    EXPECT_EQ(memberships[1]["scope"]["name"], "Tower");
    EXPECT_EQ(
        browser.post(path() + "/memberships/" + tower.text() + "/leave", Json::object()).outcome(),
        "200");
    EXPECT_EQ(browser.get("/v1/me").json()["memberships"].size(), 1U);
}

}  // namespace
}  // namespace usher::test

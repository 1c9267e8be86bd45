#include "tests/server/resources/second_factors.hpp"

#include <algorithm>

namespace usher::test {
namespace {

TEST_F(SecondFactor, IsSetUpWithAKeyAndTheFirstCodeD38) {
    Browser browser = as("ivan");
    const Reply begun = without_a_trace([&] { return start(browser); });
    ASSERT_EQ(begun.outcome(), "200");
    const Json started = begun.json();
    const std::string key = started["key"];
    EXPECT_EQ(started["uri"], "otpauth://totp/localhost:ivan%40northwind.example?secret=" + key +
                                  "&issuer=localhost");
    EXPECT_EQ(started["lapses_at"], (house.clock().now() + limits::second_factor_enrolment).text());
    EXPECT_EQ(browser.get("/v1/me/second-factor").json(),
              (Json{{"set", false}, {"recovery_codes", 0}}));

    phone = Authenticator{key};
    const Reply confirmed = confirm(browser, started, now_code());
    ASSERT_EQ(confirmed.outcome(), "200");
    EXPECT_EQ(confirmed.json()["recovery_codes"].size(), limits::recovery_codes);
    EXPECT_EQ(confirmed.json()["session"]["second_factor"], true);
    EXPECT_EQ(browser.get("/v1/me/second-factor").json(),
              (Json{{"set", true}, {"recovery_codes", limits::recovery_codes}}));
    EXPECT_EQ(browser.get("/v1/sessions/current").json()["second_factor"], true);
}

// A stolen session is not enough to lock its owner out.
TEST_F(SecondFactor, IsNotBegunWithoutThePassword) {
    Browser browser = as("ivan");
    const auto begun = without_a_trace([&] {
        return browser.post("/v1/me/second-factor/start", {{"password", "not it"}});
    });
    EXPECT_EQ(begun.outcome(), "422 wrong_credentials@password");
    for (int i = 1; i < limits::tries_before_pause; ++i)
        browser.post("/v1/me/second-factor/start", {{"password", "not it"}});
    EXPECT_EQ(start(browser).outcome(), "429 too_many_attempts");
    Browser other = house.browser();
    EXPECT_EQ(sign_in(other).outcome(), "429 too_many_attempts");
}

TEST_F(SecondFactor, IsNotSetWithoutACodeOfItsKeyInTime) {
    Browser browser = as("ivan");
    const Json started = start(browser).json();
    phone = Authenticator{started["key"].get<std::string>()};
    EXPECT_EQ(confirm(browser, started, phone.wrong_code(house.clock().now())).outcome(),
              "422 code_wrong@code");
    EXPECT_EQ(confirm(browser, started, "ABCD-EFGH-JKMN-PQRS-TV").outcome().substr(0, 3), "422");
    Browser stranger = as("noor");
    EXPECT_EQ(confirm(stranger, started, now_code()).outcome(), "422 code_wrong@enrolment");
    house.clock().advance(limits::second_factor_enrolment);
    EXPECT_EQ(confirm(browser, started, now_code()).outcome(), "422 code_lapsed@enrolment");
    EXPECT_EQ(browser.get("/v1/me/second-factor").json()["set"], false);
}

// A19: whoever rises has another session, and none of before.
TEST_F(SecondFactor, EndsEverySessionThatAPasswordHadOpened) {
    Browser there = as("ivan");
    Browser before = as("ivan");
    Browser browser = before;
    const Json started = start(browser).json();
    phone = Authenticator{started["key"].get<std::string>()};
    ASSERT_EQ(confirm(browser, started, now_code()).outcome(), "200");
    EXPECT_NE(browser.cookies["session"], before.cookies["session"]);
    EXPECT_EQ(browser.get("/v1/me").outcome(), "200");
    EXPECT_EQ(before.get("/v1/me").outcome(), "401 not_signed_in");
    EXPECT_EQ(there.get("/v1/me").outcome(), "401 not_signed_in");
    // One that is kept beside, by a sign-in that was under way, opens nothing either.
    EXPECT_EQ(as("ivan").get("/v1/me").outcome(), "401 not_signed_in");
}

TEST_F(SecondFactor, HasRecoveryCodesThatAreNowhereKept) {
    enrol();
    const std::string all = house.contents();
    for (const std::string& code : recovery_codes) {
        std::string bare = code;
        bare.erase(std::remove(bare.begin(), bare.end(), '-'), bare.end());
        EXPECT_EQ(all.find(code), std::string::npos);
        EXPECT_EQ(all.find(bare), std::string::npos);
    }
}

TEST_F(SecondFactor, HasNewRecoveryCodesForACode) {
    Browser browser = enrol();
    EXPECT_EQ(browser
                  .post("/v1/me/second-factor/recovery-codes",
                        {{"code", phone.wrong_code(house.clock().now())}})
                  .outcome(),
              "422 code_wrong@code");
    const Reply renewed =
        browser.post("/v1/me/second-factor/recovery-codes", {{"code", next_code()}});
    ASSERT_EQ(renewed.outcome(), "200");
    EXPECT_EQ(renewed.json()["recovery_codes"].size(), limits::recovery_codes);
    Browser other = waiting_at_the_door();
    EXPECT_EQ(give(other, recovery_codes[0]).outcome(), "422 code_wrong@code");
    EXPECT_EQ(give(other, renewed.json()["recovery_codes"][0]).outcome(), "201");
}

TEST_F(SecondFactor, GoesWithThePasswordOrACode) {
    for (const bool by_code : {false, true}) {
        Browser browser = enrol();
        const Json wrong = by_code ? Json{{"code", phone.wrong_code(house.clock().now())}}
                                   : Json{{"password", "not it"}};
        EXPECT_EQ(browser.post("/v1/me/second-factor/remove", wrong).outcome(),
                  by_code ? "422 code_wrong@code" : "422 wrong_credentials@password");
        const Json right = by_code ? Json{{"code", next_code()}} : Json{{"password", password}};
        EXPECT_EQ(browser.post("/v1/me/second-factor/remove", right).outcome(), "204");
        EXPECT_EQ(browser.get("/v1/me/second-factor").json(),
                  (Json{{"set", false}, {"recovery_codes", 0}}));
        EXPECT_EQ(browser.get("/v1/sessions/current").json()["second_factor"], false);
        Browser other = house.browser();
        EXPECT_EQ(sign_in(other).outcome(), "201");
    }
}

TEST_F(SecondFactor, IsResetByTheServersAdministratorAndSessionsEnd) {
    Browser browser = enrol();
    Browser waiting = waiting_at_the_door();
    const std::string target = "/v1/accounts/" + account("ivan").text() + "/second-factor";
    EXPECT_EQ(as("mei").remove(target).outcome(), "403 not_permitted");
    EXPECT_EQ(as("hana").remove(target).outcome(), "204");
    EXPECT_EQ(browser.get("/v1/me").outcome(), "401 not_signed_in");
    EXPECT_EQ(give(waiting, next_code()).outcome(), "401 not_signed_in");
    Browser other = house.browser();
    EXPECT_EQ(sign_in(other).outcome(), "201");
}

// D-38: what an organization asks for is asked of whoever becomes a member.
TEST_F(SecondFactor, OpensAnOrganizationThatAsksForItD38) {
    house.set_password(account("noor"), password);
    Account noor = *house.reader().account(account("noor"));
    noor.addresses = {{maya().invitations.at(0).written_to.value(), std::nullopt}};
    house.keep(noor);
    Browser hana = as("hana");
    const Json policies{
        {"invite_ttl_ms", 86'400'000}, {"onboarding", "direct"}, {"require_second_factor", true}};
    const Json set{{"type", "set_policies"}, {"policies", policies}};
    const Json batch{{"client", Bits128{{8}}.text()},
                     {"commands", Json::array({{{"sequence", 1}, {"body", set}}})}};
    ASSERT_EQ(hana.post(path() + "/commands", batch).outcome(), "200");

    Browser browser = as("noor");
    EXPECT_EQ(browser.post(answer_path("accept"), Json::object()).outcome(),
              "409 second_factor_required");
    const Json started = start(browser).json();
    phone = Authenticator{started["key"].get<std::string>()};
    ASSERT_EQ(confirm(browser, started, now_code()).outcome(), "200");
    EXPECT_EQ(browser.post(answer_path("accept"), Json::object()).outcome(), "200");
    EXPECT_EQ(phase(), Phase::active);
}

}  // namespace
}  // namespace usher::test

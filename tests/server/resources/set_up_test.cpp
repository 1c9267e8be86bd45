#include <gtest/gtest.h>

#include "tests/support/running_house.hpp"

namespace usher::test {
namespace {

using Json = nlohmann::json;

class SetUpEndpoints : public testing::Test {
protected:
    Json form() {
        return {{"token", house.secrets().set_up_secret().reveal()},
                {"name", "Hana Novak"},
                {"address", "hana@northwind.example"},
                {"password", "a quiet walk along the river"},
                {"organization_name", "Northwind"},
                {"copied_link_proves_mailbox", true}};
    }
    std::string refused(const Json& body) {
        const std::string before = house.contents();
        const Reply reply = browser.post("/v1/set-up", body);
        EXPECT_TRUE(house.contents() == before);
        EXPECT_TRUE(browser.cookies.empty());
        return reply.outcome();
    }

    RunningHouse house;
    Browser browser = house.browser();
};

TEST_F(SetUpEndpoints, TellWhetherTheServerIsSetUp) {
    Json state = browser.get("/v1/state").json();
    EXPECT_EQ(state, (Json{{"set_up", false},
                           {"mail", true},
                           {"links_prove_address", false},
                           {"version", "test"}}));
    EXPECT_EQ(browser.post("/v1/set-up", form()).status, 201);
    state = browser.get("/v1/state").json();
    EXPECT_EQ(state["set_up"], true);
    EXPECT_EQ(state["links_prove_address"], true);
}

TEST_F(SetUpEndpoints, OpenTheLinkAndChangeNothing) {
    const std::string before = house.contents();
    EXPECT_EQ(browser.post("/v1/set-up/open", {{"token", form()["token"]}}).outcome(), "200");
    EXPECT_EQ(browser.post("/v1/set-up/open", {{"token", "none"}}).outcome(),
              "404 set_up_link_invalid");
    EXPECT_TRUE(house.contents() == before);
    browser.post("/v1/set-up", form());
    for (const char* token : {"none", "right"}) {
        const Json body{{"token", *token == 'n' ? "none" : form()["token"].get<std::string>()}};
        EXPECT_EQ(house.browser().post("/v1/set-up/open", body).outcome(), "410 already_set_up");
    }
}

TEST_F(SetUpEndpoints, MakeTheFounderWhoIsSignedInAtOnce) {
    const Reply reply = browser.post("/v1/set-up", form());
    ASSERT_EQ(reply.outcome(), "201");
    const Json session = reply.json();
    EXPECT_EQ(session["account"]["name"], "Hana Novak");
    EXPECT_EQ(session["account"]["administrator"], true);
    EXPECT_EQ(session["account"]["addresses"], Json::array({"hana@northwind.example"}));
    EXPECT_EQ(session["organizations"][0]["role"]["name"], "Founder");
    EXPECT_EQ(session["organizations"][0]["permissions"].size(), 22U);
    EXPECT_EQ(browser.get("/v1/sessions/current").json(), session);
    Browser another = house.browser();
    EXPECT_EQ(another
                  .post("/v1/sessions", {{"address", "hana@northwind.example"},
                                         {"password", "a quiet walk along the river"}})
                  .outcome(),
              "201");
}

TEST_F(SetUpEndpoints, AreGoodOnce) {
    browser.post("/v1/set-up", form());
    browser = house.browser();
    EXPECT_EQ(refused(form()), "410 already_set_up");
}

TEST_F(SetUpEndpoints, WantTheLink) {
    Json body = form();
    body["token"] = "none";
    EXPECT_EQ(refused(body), "404 set_up_link_invalid");
    body.erase("token");
    EXPECT_EQ(refused(body), "422 missing_field@token");
}

TEST_F(SetUpEndpoints, TellEverythingThatIsWrongWithTheFormAtOnce) {
    Json body = form();
    body["name"] = " ";
    body["address"] = "hana";
    body["password"] = "short";
    body["organization_name"] = "";
    EXPECT_EQ(refused(body),
              "422 required@name address_no_at_sign@address required@organization_name "
              "password_too_short@password");
}

TEST_F(SetUpEndpoints, RefuseAPasswordThatIsMadeOfTheForm) {
    Json body = form();
    body["password"] = "northwind northwind";
    const std::string outcome = refused(body);
    EXPECT_TRUE(outcome == "422 password_contains_name@password" ||
                outcome == "422 password_repeats@password")
        << outcome;
}

TEST_F(SetUpEndpoints, SayThatTheServerIsUp) {
    EXPECT_EQ(browser.get("/healthz").json(), (Json{{"status", "up"}}));
}

TEST_F(SetUpEndpoints, TakeReportsOfThePolicyFromEverybody) {
    const Ask report{"POST", "/v1/csp-reports", "{}", {{"Content-Type", "application/csp-report"}}};
    EXPECT_EQ(browser.send(report).status, 204);
}

}  // namespace
}  // namespace usher::test

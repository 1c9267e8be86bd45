#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"

namespace usher::test {
namespace {

class SignUpEndpoints : public AtNorthwind {
protected:
    explicit SignUpEndpoints(const RunningHouse::Options& options = {}) : AtNorthwind{options} {}

    Reply begin(const std::string& token) {
        return browser.post("/v1/sign-ups", sign_up_form(token));
    }
    Reply confirm(const std::string& code) {
        return browser.post("/v1/sign-ups/confirm", {{"code", code}});
    }
    Reply again() { return browser.post("/v1/sign-ups/code", Json::object()); }
    std::string wrong_code() {
        return AddressCode::from_bits(AddressCode::parse(house.address_code(browser))->bits() ^ 1)
            .text();
    }
    std::optional<Account> account_of_maya() {
        return house.reader().account_of_address("maya@corp.example");
    }

    Browser browser = house.browser();
};

TEST_F(SignUpEndpoints, MakeTheAccountAndAcceptByAMailedLink) {
    const Reply reply = begin(link());
    ASSERT_EQ(reply.outcome(), "201");
    const Json joined = reply.json();
    EXPECT_EQ(joined["accepted"], Json::array({membership.text()}));
    EXPECT_EQ(joined["refused"], Json::array());
    EXPECT_EQ(joined["session"]["account"]["addresses"], Json::array({"maya@corp.example"}));
    EXPECT_EQ(joined["session"]["organizations"][0]["id"], home.text());
    EXPECT_EQ(phase(), Phase::active);
    EXPECT_EQ(browser.get("/v1/sessions/current").json(), joined["session"]);
    EXPECT_FALSE(account_of_maya()->addresses.at(0).inside);
}

TEST_F(SignUpEndpoints, DoTheSameByTheTypedCode) {
    Json form = sign_up_form("");
    form.erase("token");
    form["address"] = "maya@corp.example";
    form["code"] = house.code(home, invitation);
    EXPECT_EQ(browser.post("/v1/sign-ups", form).outcome(), "201");
    EXPECT_EQ(phase(), Phase::active);
}

TEST_F(SignUpEndpoints, AskToSignInWhoHasAnAccount) {
    const std::string token = link();
    begin(token);
    browser = house.browser();
    const auto reply = without_a_trace([&] { return begin(token); });
    EXPECT_EQ(reply.outcome(), "410 invitation_answered");
}

TEST_F(SignUpEndpoints, SayWhatIsWrongWithTheForm) {
    const auto refused = [&](const Json& form) {
        return without_a_trace([&] { return browser.post("/v1/sign-ups", form); }).outcome();
    };
    Json form = sign_up_form(link());
    form["name"] = "";
    form["password"] = "too short";
    EXPECT_EQ(refused(form), "422 required@name password_too_short@password");
    form = sign_up_form(link());
    form["password"] = std::string(limits::password_bytes + 1, 'x');
    EXPECT_EQ(refused(form), "422 password_too_long@password");
    EXPECT_EQ(refused(sign_up_form("none")), "404 link_invalid@token");
}

TEST_F(SignUpEndpoints, MailACodeToTheHolderOfACopiedLink) {
    const Reply reply = begin(copied_link());
    ASSERT_EQ(reply.outcome(), "202");
    EXPECT_EQ(reply.json()["code_sent_to"], "maya@corp.example");
    EXPECT_FALSE(account_of_maya());
    const auto mail = house.outbox().at(0);
    EXPECT_EQ(mail.kind, app::OutboxMail::Kind::address_code);
    EXPECT_EQ(mail.to, "maya@corp.example");
    EXPECT_EQ(browser.get("/v1/sessions/current").outcome(), "401 not_signed_in");
    ASSERT_EQ(confirm(house.address_code(browser)).outcome(), "201");
    EXPECT_EQ(phase(), Phase::active);
    EXPECT_FALSE(account_of_maya()->addresses.at(0).inside);
    EXPECT_EQ(browser.cookies.count("sign_up"), 0U);
    EXPECT_EQ(house.ask("SELECT count(*) FROM sign_ups"), "0");
}

TEST_F(SignUpEndpoints, MailNobodyWithoutEndA02) {
    const std::string token = copied_link();
    for (int i = 0; i < limits::tries_before_pause; ++i) {
        EXPECT_EQ(house.browser().post("/v1/sign-ups", sign_up_form(token)).status, 202);
    }
    const Reply reply =
        without_a_trace([&] { return house.browser().post("/v1/sign-ups", sign_up_form(token)); });
    EXPECT_EQ(reply.outcome(), "429 too_many_attempts");
}

TEST_F(SignUpEndpoints, BelongToOneBrowser) {
    begin(copied_link());
    const std::string code = house.address_code(browser);
    Browser another = house.browser();
    another.post("/v1/sign-ups", sign_up_form(copied_link()));
    EXPECT_EQ(another.post("/v1/sign-ups/confirm", {{"code", code}}).outcome(),
              "422 code_wrong@code");
    EXPECT_EQ(house.browser().post("/v1/sign-ups/confirm", {{"code", code}}).outcome(),
              "401 not_signed_in");
    EXPECT_EQ(confirm(code).outcome(), "201");
}

TEST_F(SignUpEndpoints, EndEveryOtherForTheAddressWhenOneIsConfirmed) {
    Browser another = house.browser();
    another.post("/v1/sign-ups", sign_up_form(copied_link()));
    const std::string code = house.address_code(another);
    begin(copied_link());
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "201");
    EXPECT_EQ(another.post("/v1/sign-ups/confirm", {{"code", code}}).outcome(),
              "401 not_signed_in");
}

TEST_F(SignUpEndpoints, GiveFiveTries) {
    begin(copied_link());
    for (int i = 0; i < limits::address_code_tries; ++i)
        EXPECT_EQ(confirm(wrong_code()).outcome(), "422 code_wrong@code");
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "422 code_spent@code");
    EXPECT_FALSE(account_of_maya());
}

TEST_F(SignUpEndpoints, DoNotCountWhatIsNoCode) {
    begin(copied_link());
    for (int i = 0; i < 2 * limits::address_code_tries; ++i) {
        const auto reply = without_a_trace([&] { return confirm("ABCD"); });
        EXPECT_EQ(reply.outcome(), "422 code_length@code");
    }
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "201");
}

TEST_F(SignUpEndpoints, LetACodeLapseAfterTenMinutes) {
    begin(copied_link());
    const std::string code = house.address_code(browser);
    house.clock().advance(Duration{limits::address_code.ms - 1});
    EXPECT_EQ(confirm(wrong_code()).outcome(), "422 code_wrong@code");
    house.clock().advance({1});
    EXPECT_EQ(confirm(code).outcome(), "422 code_lapsed@code");
}

TEST_F(SignUpEndpoints, MailAnotherCodeWithoutRefillingTheTries) {
    begin(copied_link());
    const std::string first = house.address_code(browser);
    for (int i = 0; i < limits::address_code_tries - 1; ++i) confirm(wrong_code());
    const auto soon = without_a_trace([&] { return again(); });
    EXPECT_EQ(soon.outcome(), "429 too_many_attempts");
    EXPECT_EQ(soon.field("Retry-After"), "30");
    house.clock().advance(limits::address_code_pause);
    EXPECT_EQ(again().outcome(), "202");
    EXPECT_EQ(house.outbox().size(), 3U);
    EXPECT_EQ(confirm(first).outcome(), "422 code_wrong@code");
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "422 code_spent@code");
}

TEST_F(SignUpEndpoints, TakeTheCodeThatWasMailedAgain) {
    begin(copied_link());
    house.clock().advance(limits::address_code);
    EXPECT_EQ(again().outcome(), "202");
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "201");
}

TEST_F(SignUpEndpoints, LastAnHour) {
    begin(copied_link());
    house.clock().advance(Duration{limits::sign_up.ms - 1});
    EXPECT_EQ(again().outcome(), "202");
    house.clock().advance({1});
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "401 not_signed_in");
    EXPECT_EQ(again().outcome(), "401 not_signed_in");
}

TEST_F(SignUpEndpoints, MakeNoAccountOnceTheInvitationIsWithdrawn) {
    begin(copied_link());
    const Json revoke{{"type", "revoke"}, {"membership", membership.text()}};
    as("ivan").post(path() + "/commands",
                    {{"client", Bits128{{9}}.text()},
                     {"commands", Json::array({{{"sequence", 1}, {"body", revoke}}})}});
    EXPECT_EQ(confirm(house.address_code(browser)).outcome(), "410 invitation_revoked");
    EXPECT_FALSE(account_of_maya());
}

// A19: whoever signs up while somebody is signed in goes on as the new account alone.
TEST_F(SignUpEndpoints, EndTheSessionThatWasThereBefore) {
    browser = as("noor");
    Browser planted = browser;
    EXPECT_EQ(begin(link()).outcome(), "201");
    EXPECT_EQ(planted.get("/v1/me").outcome(), "401 not_signed_in");
}

class WithoutMail : public SignUpEndpoints {
protected:
    WithoutMail() : SignUpEndpoints{{false, {1'795'161'600'000}, false}} {}
};

TEST_F(WithoutMail, ACopiedLinkStopsThere) {
    EXPECT_EQ(browser.get("/v1/state").json()["mail"], false);
    const auto reply = without_a_trace([&] { return begin(copied_link()); });
    EXPECT_EQ(reply.outcome(), "409 mail_unavailable");
    EXPECT_TRUE(browser.cookies.empty());
    EXPECT_EQ(begin(link()).outcome(), "201");
}

}  // namespace
}  // namespace usher::test

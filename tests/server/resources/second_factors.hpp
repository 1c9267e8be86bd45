#pragma once

#include "shared/policy/limits.hpp"
#include "tests/server/resources/northwind.hpp"
#include "tests/support/authenticator.hpp"

namespace usher::test {

inline constexpr char address_of_ivan[] = "ivan@northwind.example";

/// Ivan has a password, and a phone.
class SecondFactor : public AtNorthwind {
protected:
    SecondFactor() { house.set_password(account("ivan"), password); }

    Reply sign_in(Browser& browser, const std::string& secret) {
        return browser.post("/v1/sessions", {{"address", address_of_ivan}, {"password", secret}});
    }
    Reply sign_in(Browser& browser) { return sign_in(browser, password); }
    Reply start(Browser& browser) {
        return browser.post("/v1/me/second-factor/start", {{"password", password}});
    }
    Reply confirm(Browser& browser, const Json& started, const std::string& code) {
        return browser.post("/v1/me/second-factor/confirm",
                            {{"enrolment", started["enrolment"]}, {"code", code}});
    }
    Reply give(Browser& browser, const std::string& code) {
        return browser.post("/v1/sessions/second-factor", {{"code", code}});
    }

    // Ivan's browser, with two steps behind it.
    Browser enrol() {
        Browser browser = as("ivan");
        const Json started = start(browser).json();
        phone = Authenticator{started["key"].get<std::string>()};
        const Reply confirmed = confirm(browser, started, now_code());
        EXPECT_EQ(confirmed.outcome(), "200");
        recovery_codes = confirmed.json()["recovery_codes"].get<std::vector<std::string>>();
        return browser;
    }
    std::string now_code() { return phone.code(house.clock().now()); }
    // What was used is used: the next step brings another.
    std::string next_code() {
        house.clock().advance(limits::second_factor_step);
        return now_code();
    }
    Browser waiting_at_the_door() {
        Browser browser = house.browser();
        EXPECT_EQ(sign_in(browser).outcome(), "202");
        return browser;
    }

    Authenticator phone{""};
    std::vector<std::string> recovery_codes;
};

}  // namespace usher::test

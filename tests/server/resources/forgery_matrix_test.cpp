#include "tests/server/resources/route_samples.hpp"

namespace usher::test {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

// A20: no request that changes something is believed to come from our own page for its cookies
// alone. Generated from the route table, so that no route is forgotten.
class Forgery : public testing::TestWithParam<KnownRoute> {
protected:
    Forgery() {
        // Whatever cookie a route looks at, this browser has it.
        browser_.post("/v1/sign-ups", northwind_.sign_up_form(northwind_.copied_link()));
        Browser hana = northwind_.as("hana");
        browser_.cookies["session"] = hana.cookies["session"];
        browser_.cookies["second_factor"] = northwind_.waiting("hana").cookies["second_factor"];
        browser_.csrf_token = hana.csrf_token;
        ask_ = sample(GetParam(), northwind_);
        before_ = northwind_.house.contents();
    }

    std::string origin() const { return browser_.origin(); }

    void refuses(const Fields& fields, const char* outcome) {
        ask_.fields = fields;
        EXPECT_EQ(browser_.send(ask_).outcome(), outcome);
        EXPECT_TRUE(northwind_.house.contents() == before_);
    }

    Northwind northwind_;
    Browser browser_ = northwind_.house.browser();
    Ask ask_;
    std::string before_;
};

TEST_P(Forgery, WantsTheToken) {
    Browser other = northwind_.as("ivan");
    before_ = northwind_.house.contents();
    const std::pair<std::string, std::string> from{"Origin", origin()};
    const std::pair<std::string, std::string> type{"Content-Type", "application/json"};
    std::string flipped = browser_.csrf_token;
    flipped[0] = flipped[0] == 'A' ? 'B' : 'A';
    refuses({from, type}, "403 csrf_token_wrong");
    refuses({from, type, {"X-CSRF-Token", "x"}}, "403 csrf_token_wrong");
    refuses({from, type, {"X-CSRF-Token", flipped}}, "403 csrf_token_wrong");
    refuses({from, type, {"X-CSRF-Token", other.csrf_token}}, "403 csrf_token_wrong");
    refuses({from, type, {"X-CSRF-Token", browser_.cookies["session"]}}, "403 csrf_token_wrong");
}

TEST_P(Forgery, BelievesNoOtherSiteEvenWithTheToken) {
    const std::pair<std::string, std::string> token{"X-CSRF-Token", browser_.csrf_token};
    const std::pair<std::string, std::string> type{"Content-Type", "application/json"};
    for (const std::string& elsewhere :
         {std::string{"https://evil.example"}, std::string{"null"}, origin() + ".evil.example",
          std::string{"http://localhost"},
          std::string{"https://localhost:"} + std::to_string(browser_.port())})
        refuses({{"Origin", elsewhere}, type, token}, "403 cross_site_request");
    for (const char* site : {"cross-site", "same-site", "none"})
        refuses({{"Origin", origin()}, {"Sec-Fetch-Site", site}, type, token},
                "403 cross_site_request");
    refuses({type, token}, "403 cross_site_request");
}

// What a form of another site can send without asking first.
TEST_P(Forgery, TakesNothingThatAFormCanSend) {
    const std::pair<std::string, std::string> token{"X-CSRF-Token", browser_.csrf_token};
    const std::pair<std::string, std::string> from{"Origin", origin()};
    for (const char* type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
          "text/plain; application/json", "application/json, text/plain"})
        refuses({from, token, {"Content-Type", type}}, "415 content_type_unsupported");
    refuses({from, token}, "415 content_type_unsupported");
}

// Signing somebody in or on from elsewhere is forgery too, though there is no cookie yet.
class ForgeryOfStrangers : public Forgery {};

TEST_P(ForgeryOfStrangers, IsNotBelievedEither) {
    browser_.cookies.clear();
    refuses({{"Origin", "https://evil.example"}, {"Content-Type", "application/json"}},
            "403 cross_site_request");
}

bool is_guarded(const KnownRoute& route) { return !route.is_safe && route.is_guarded; }
bool is_guarded_and_for_anybody(const KnownRoute& route) {
    return is_guarded(route) && route.is_for_anybody;
}

INSTANTIATE_TEST_SUITE_P(EveryRoute, Forgery, testing::ValuesIn(routes_where(is_guarded)),
                         name_of_route);
INSTANTIATE_TEST_SUITE_P(EveryRoute, ForgeryOfStrangers,
                         testing::ValuesIn(routes_where(is_guarded_and_for_anybody)),
                         name_of_route);

TEST(ForgeryGuard, IsOffForReportsOfThePolicyAlone) {
    for (const KnownRoute& route : known_routes())
        EXPECT_EQ(route.is_guarded, route.name != "take_policy_report") << route.name;
}

}  // namespace
}  // namespace usher::test

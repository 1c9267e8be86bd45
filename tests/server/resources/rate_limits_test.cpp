#include "shared/policy/limits.hpp"
#include "tests/server/resources/route_samples.hpp"

namespace usher::test {
namespace {

// So narrow that one request of each kind is as many as anybody may make.
constexpr RunningHouse::Options narrow{true, {1'795'161'600'000}, false, 1, 1e-9};

// A46: generated from the route table, so that no route is forgotten.
class RateLimits : public testing::TestWithParam<KnownRoute> {
protected:
    Reply ask(Browser& browser) {
        return send_as_page(browser, sample(GetParam(), northwind_), GetParam());
    }

    Northwind northwind_{narrow};
};

TEST_P(RateLimits, StopWhoAsksTooOften) {
    Browser stranger = northwind_.house.browser();
    EXPECT_NE(ask(stranger).status, 429);
    northwind_.house.settle();
    const std::string before = northwind_.house.contents();
    // Whatever the first has made of itself.
    Browser next = northwind_.house.browser();
    const Reply refused = ask(next);
    EXPECT_EQ(refused.outcome(), "429 too_many_requests");
    EXPECT_GT(std::stoi(refused.field("Retry-After")), 0);
    EXPECT_TRUE(northwind_.house.contents() == before);
    // Whoever is signed in there is counted by themselves.
    Browser hana = northwind_.as("hana");
    Browser ivan = northwind_.as("ivan");
    EXPECT_NE(ask(hana).status, 429);
    EXPECT_NE(ask(ivan).status, 429);
}

bool is_limited(const KnownRoute& route) { return route.is_limited; }

INSTANTIATE_TEST_SUITE_P(EveryRoute, RateLimits, testing::ValuesIn(routes_where(is_limited)),
                         name_of_route);

TEST(RateLimit, IsOffWhereAnAnswerIsAsCheapAsARefusal) {
    for (const KnownRoute& route : known_routes())
        EXPECT_EQ(route.is_limited, route.name != "show_health") << route.name;
}

class OwnRateLimits : public AtNorthwind {
protected:
    OwnRateLimits() : AtNorthwind{narrow} {}
};

TEST_F(OwnRateLimits, StopAnAccountInAllItsSessions) {
    Browser here = as("ivan");
    Browser there = as("ivan");
    EXPECT_EQ(here.get("/v1/me").outcome(), "200");
    EXPECT_EQ(there.get("/v1/me").outcome(), "429 too_many_requests");
    EXPECT_EQ(as("mei").get("/v1/me").outcome(), "200");
}

TEST_F(OwnRateLimits, EndWithTheWaitThatIsSaid) {
    Browser browser = as("ivan");
    browser.get("/v1/me");
    const Reply refused = browser.get("/v1/me");
    house.clock().advance(seconds(std::stoi(refused.field("Retry-After"))));
    EXPECT_EQ(browser.get("/v1/me").outcome(), "200");
}

TEST_F(OwnRateLimits, AreCountedForWhoWatches) {
    Browser browser = as("ivan");
    for (int i = 0; i < 4; ++i) browser.get("/v1/me");
    const Ask ask{"GET", "/metrics", {}, {{"Authorization", "Bearer who reads the metrics"}}};
    const Reply metrics = house.browser().send(ask);
    EXPECT_EQ(metrics.status, 200);
    EXPECT_NE(metrics.body.find("usher_http_requests_refused_total{kind=\"reading\"} 3\n"),
              std::string::npos)
        << metrics.body;
}

class OrdinaryRateLimits : public AtNorthwind {};

// A sign-in costs a slow hash, whoever it is for: so they are few, from one address.
TEST_F(OrdinaryRateLimits, StopAStrangerWhoTriesManyAccounts) {
    Browser browser = house.browser();
    int tried = 0;
    Reply reply;
    do {
        const std::string address = "person" + std::to_string(tried++) + "@corp.example";
        reply = browser.post("/v1/sessions", {{"address", address}, {"password", "wrong"}});
    } while (reply.outcome() == "401 wrong_credentials");
    EXPECT_EQ(tried, limits::tries_a_prefix + 1);
    EXPECT_EQ(reply.outcome(), "429 too_many_attempts");
    while (reply.outcome() == "429 too_many_attempts")
        reply = browser.post("/v1/sessions", {{"address", "x@corp.example"}, {"password", "x"}});
    EXPECT_EQ(reply.outcome(), "429 too_many_requests");
}

}  // namespace
}  // namespace usher::test

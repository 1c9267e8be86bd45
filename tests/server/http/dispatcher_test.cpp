#include "server/http/dispatcher.hpp"

#include <gtest/gtest.h>

#include "tests/server/http/running_server.hpp"
#include "tests/server/http/sample_routes.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/virtual_clock.hpp"

namespace usher::http {
namespace {

/// A request that changes something, as our own page sends it; each test spoils one thing.
struct Change {
    std::string method = "POST";
    std::string path = "/v1/people/42";
    std::string session = "member";
    std::string token = "token-of-member";
    std::string origin = "http://localhost";
    std::string content_type = "application/json";
    std::string further = "";
};

class DispatcherTest : public testing::Test {
protected:
    DispatcherTest() {
        parts.routes = sample::routes;
        parts.sessions = &sessions;
        parts.on_failure = [](const Request&, std::string_view) {};
        server = std::make_unique<RunningServer>(parts);
    }

    Answer send(const Change& change) {
        std::string wire = change.method + " " + change.path + " HTTP/1.1\r\nHost: localhost\r\n";
        const auto add = [&wire](const std::string& name, const std::string& value) {
            if (!value.empty()) wire += name + ": " + value + "\r\n";
        };
        add("Cookie", change.session.empty() ? "" : "session=" + change.session);
        add("X-CSRF-Token", change.token);
        add("Origin", change.origin);
        add("Content-Type", change.content_type);
        const std::string body = change.method == "POST" ? "{}" : "";
        if (!body.empty()) add("Content-Length", std::to_string(body.size()));
        return server->ask(wire + change.further + "\r\n" + body);
    }

    void expect(const Change& change, int status, const std::string& code) {
        const auto answer = send(change);
        EXPECT_EQ(answer.status, status);
        EXPECT_TRUE(answer.has("Content-Type: application/problem+json"));
        EXPECT_NE(answer.body.find("\"code\":\"" + code + "\""), std::string::npos) << answer.body;
    }

    sample::Sessions sessions;
    DispatcherParts parts;
    std::unique_ptr<RunningServer> server;
};

TEST_F(DispatcherTest, NamesTheVersionWithEveryAnswerOfARouteAndWithNoOther) {
    EXPECT_FALSE(send({}).has("Usher-Version"));
    parts.version = "1.2.3";
    server = std::make_unique<RunningServer>(parts);
    EXPECT_TRUE(send({}).has("Usher-Version: 1.2.3\r\n"));
    EXPECT_TRUE(send({.token = ""}).has("Usher-Version: 1.2.3\r\n"));
    EXPECT_FALSE(send({.path = "/nowhere"}).has("Usher-Version"));
}

TEST_F(DispatcherTest, LetsOurOwnPageThrough) { EXPECT_EQ(send({}).status, 200); }

TEST_F(DispatcherTest, RefusesAMissingOrWrongToken) {
    expect({.token = ""}, 403, "csrf_token_wrong");
    expect({.token = "token-of-administrator"}, 403, "csrf_token_wrong");
    expect({.path = "/echo", .token = ""}, 403, "csrf_token_wrong");
    expect({.path = "/v1/sign-ups/confirm", .session = "newcomer", .token = ""}, 403,
           "csrf_token_wrong");
}

TEST_F(DispatcherTest, RefusesOtherOrigins) {
    for (const char* origin :
         {"http://evil.example", "null", "https://localhost", "http://localhost:1",
          "http://localhost.evil.example", "http://localhost/", "http://127.0.0.1"})
        expect({.origin = origin}, 403, "cross_site_request");
    for (const char* site : {"cross-site", "same-site", "none"})
        expect({.further = "Sec-Fetch-Site: " + std::string(site) + "\r\n"}, 403,
               "cross_site_request");
}

TEST_F(DispatcherTest, RefusesAMissingOriginOnlyWithCookies) {
    expect({.origin = ""}, 403, "cross_site_request");
    expect({.session = "expired", .origin = ""}, 403, "cross_site_request");
    EXPECT_EQ(send({.path = "/echo", .session = "", .token = "", .origin = ""}).status, 200);
    EXPECT_EQ(send({.origin = "", .further = "Sec-Fetch-Site: same-origin\r\n"}).status, 200);
}

TEST_F(DispatcherTest, TakesOnlyTheContentTypeOfTheRoute) {
    for (const char* type :
         {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
          "application/jsonp", "application/json; charset=utf-16", "text/plain, application/json"})
        expect({.content_type = type}, 415, "content_type_unsupported");
    EXPECT_EQ(send({.content_type = "Application/JSON; charset=UTF-8"}).status, 200);
}

TEST_F(DispatcherTest, AsksForNoContentTypeWhereAProgramSendsNoBody) {
    const auto ask = [&](const std::string& fields) {
        return server->ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" +
                           fields + "\r\n");
    };
    EXPECT_EQ(ask("").status, 200);
    EXPECT_EQ(ask("Cookie: session=member\r\nOrigin: http://localhost\r\n").status, 415);
}

TEST_F(DispatcherTest, TakesNoCodedBody) {
    expect({.further = "Content-Encoding: gzip\r\n"}, 415, "content_type_unsupported");
    EXPECT_EQ(send({.further = "Content-Encoding: identity\r\n"}).status, 200);
}

TEST_F(DispatcherTest, ChangesNothingUnderAConditionThatItDoesNotKnow) {
    for (const char* condition :
         {"If-Match: \"1\"", "If-Match: *", "If-Unmodified-Since: Fri, 27 Nov 2026 08:00:00 GMT"})
        expect({.further = std::string{condition} + "\r\n"}, 412, "precondition_unsupported");
    EXPECT_EQ(send({.method = "GET", .further = "If-Match: \"1\"\r\n"}).status, 200);
}

TEST_F(DispatcherTest, SaysHowToSignIn) {
    const Answer answer = send({.method = "GET", .session = ""});
    EXPECT_EQ(answer.status, 401);
    EXPECT_TRUE(answer.has("WWW-Authenticate: Bearer\r\n"));
}

TEST_F(DispatcherTest, RefusesAParameterThatTheRouteDoesNotTake) {
    parts.takes_parameter = [](std::string_view route, std::string_view parameter) {
        return route == "person" && parameter == "phase";
    };
    server = std::make_unique<RunningServer>(parts);
    const auto read = [&](const std::string& query) {
        return send({.method = "GET", .path = "/v1/people/42" + query});
    };
    EXPECT_EQ(read("?phase=active").status, 200);
    EXPECT_EQ(read("?serach=maya").status, 422);
    EXPECT_NE(read("?serach=maya").body.find(R"({"code":"unknown_field","field":"serach"})"),
              std::string::npos);
    EXPECT_EQ(read("?phase=active&phase=left").status, 400);
    EXPECT_EQ(send({.method = "GET", .path = "/hello?any=thing", .session = ""}).status, 200);
}

TEST_F(DispatcherTest, LetsASignInThroughWhoseOldSessionHasExpired) {
    const auto answer = send({.path = "/v1/sessions", .session = "expired", .token = ""});
    EXPECT_EQ(answer.status, 204);
    EXPECT_TRUE(answer.has("Set-Cookie: session=fresh; Path=/; HttpOnly; SameSite=Lax"));
    EXPECT_FALSE(answer.has("Content-Length"));
}

TEST_F(DispatcherTest, LetsAWaitingSignUpDoWhatIsOpenToEverybody) {
    EXPECT_EQ(send({.path = "/echo", .session = "newcomer", .token = ""}).status, 200);
}

TEST_F(DispatcherTest, TakesReportsOfBrowsersWithoutToken) {
    EXPECT_EQ(send({.path = "/v1/csp-reports",
                    .token = "",
                    .origin = "null",
                    .content_type = "application/csp-report"})
                  .status,
              200);
}

TEST_F(DispatcherTest, EnforcesAccess) {
    expect({.session = ""}, 401, "not_signed_in");
    expect({.session = "expired"}, 401, "not_signed_in");
    expect({.session = "newcomer", .token = "token-of-newcomer"}, 401, "not_signed_in");
    expect({.path = "/v1/sign-ups/confirm"}, 401, "not_signed_in");
    EXPECT_EQ(
        send({.path = "/v1/sign-ups/confirm", .session = "newcomer", .token = "token-of-newcomer"})
            .status,
        200);
    expect({.method = "DELETE", .session = ""}, 401, "not_signed_in");
    expect({.method = "DELETE"}, 403, "not_permitted");
    EXPECT_EQ(
        send({.method = "DELETE", .session = "administrator", .token = "token-of-administrator"})
            .status,
        200);
    expect({.method = "GET", .session = ""}, 401, "not_signed_in");
    EXPECT_EQ(send({.method = "GET"}).body, "42");
}

class ThrottledDispatcher : public DispatcherTest {
protected:
    ThrottledDispatcher() {
        parts.throttle = &throttle;
        server = std::make_unique<RunningServer>(parts);
    }
    ~ThrottledDispatcher() override { server.reset(); }

    test::SeededRandom random;
    test::VirtualClock clock{{1'795'161'600'000}};
    // One request of each kind, and the next a day later.
    auth::Throttle throttle{random, clock, 1e-9};
};

TEST_F(ThrottledDispatcher, RefusesWhoAsksTooOftenBeforeAnythingElseIsSaid) {
    EXPECT_EQ(send({.method = "GET", .path = "/hello"}).status, 200);
    const auto refused = send({.method = "GET", .path = "/hello"});
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.body.find("\"code\":\"too_many_requests\""), std::string::npos);
    EXPECT_TRUE(refused.has("Retry-After: "));
    // Not even that one must sign in.
    expect({.method = "GET", .session = ""}, 429, "too_many_requests");
    clock.advance(days(365));
    expect({.method = "GET", .session = ""}, 401, "not_signed_in");
}

TEST_F(ThrottledDispatcher, CountsNothingThatIsNoRoute) {
    for (int i = 0; i < 10; ++i) expect({.method = "GET", .path = "/nowhere"}, 404, "not_found");
    EXPECT_EQ(send({.method = "GET", .path = "/hello"}).status, 200);
}

TEST_F(DispatcherTest, RefusesUnknownPathsAndMethods) {
    expect({.path = "/nowhere"}, 404, "not_found");
    const auto answer = send({.path = "/hello"});
    EXPECT_EQ(answer.status, 405);
    EXPECT_TRUE(answer.has("Allow: GET, HEAD"));
}

TEST_F(DispatcherTest, NeverSendsAHeaderWithALineBreak) {
    const auto answer = send({.method = "GET", .path = "/split"});
    EXPECT_EQ(answer.status, 500);
    EXPECT_FALSE(answer.has("planted"));
}

TEST_F(DispatcherTest, AddsSecurityHeadersToEveryStatus) {
    std::vector<Answer> answers{send({.method = "GET", .path = "/hello"}),
                                send({.path = "/nowhere"}),
                                send({.method = "GET", .path = "/fail"}), send({.session = ""}),
                                server->ask("GET / HTTP/1.1\r\n\r\n")};
    const std::vector<int> statuses{200, 404, 500, 401, 400};
    for (std::size_t index = 0; index < answers.size(); ++index) {
        EXPECT_EQ(answers[index].status, statuses[index]);
        for (const char* field :
             {"Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ",
              "frame-ancestors 'none'", "require-trusted-types-for 'script'",
              "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
              "Cross-Origin-Opener-Policy: same-origin",
              "Cross-Origin-Resource-Policy: same-origin",
              "Permissions-Policy: ", "Cache-Control: no-store", "Date: ", "X-Request-Id: "})
            EXPECT_TRUE(answers[index].has(field)) << statuses[index] << " " << field;
        EXPECT_FALSE(answers[index].has("Strict-Transport-Security"));
        EXPECT_FALSE(answers[index].has("unsafe-inline"));
    }
}

}  // namespace
}  // namespace usher::http

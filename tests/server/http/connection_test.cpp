#include "server/http/connection.hpp"

#include <gtest/gtest.h>

#include "tests/server/http/ambiguous_requests.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/server/http/sample_routes.hpp"

namespace usher::http {
namespace {

DispatcherParts sample_parts() {
    DispatcherParts parts;
    parts.routes = sample::routes;
    return parts;
}

const std::string get = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string post =
    "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

class AmbiguousOverSocket : public testing::Test {
protected:
    // The answer to `head` and `body` with a further request behind them, which must never be
    // answered.
    void expect_refused(const std::string& wire, int status) {
        auto client = server.connect();
        client.send(wire + get);
        const auto answer = client.read_answer();
        EXPECT_EQ(answer.status, status);
        EXPECT_TRUE(answer.has("Connection: close"));
        EXPECT_TRUE(answer.has("frame-ancestors 'none'"));
        EXPECT_NE(answer.body.find("\"errors\":[{\"code\":"), std::string::npos);
        client.finish_sending();
        EXPECT_TRUE(client.is_closed());
    }

    RunningServer server{sample_parts()};
};

TEST_F(AmbiguousOverSocket, IsAnsweredOnceAndClosed) {
    for (const auto& request : ambiguous_requests()) {
        SCOPED_TRACE(request.name);
        expect_refused(request.head + request.body, request.status);
    }
}

TEST_F(AmbiguousOverSocket, ChunksAreAnsweredOnceAndClosed) {
    for (const auto& request : ambiguous_chunks()) {
        SCOPED_TRACE(request.body);
        expect_refused(request.head + request.body, request.status);
    }
}

TEST_F(AmbiguousOverSocket, BodyOverTheLimitIsRefusedUnread) {
    expect_refused(post + "Content-Length: 65\r\n\r\n", 413);
    expect_refused(post + "Transfer-Encoding: chunked\r\n\r\n41\r\n", 413);
    expect_refused("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n", 404);
}

TEST(Connection, AnswersOneRequestAfterTheOther) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    for (int round = 0; round < 3; ++round) {
        client.send(get);
        EXPECT_EQ(client.read_answer().body, "hello");
    }
}

TEST(Connection, AnswersPipelinedRequestsInOrder) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    client.send(post + "Content-Length: 1\r\n\r\n1" + post +
                "Transfer-Encoding: chunked\r\n\r\n1\r\n2\r\n0\r\n\r\n" + get);
    EXPECT_EQ(client.read_answer().body, "1");
    EXPECT_EQ(client.read_answer().body, "2");
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Connection, ReadsARequestThatComesByteByByte) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    const auto wire = post + "Content-Length: 5\r\n\r\nhello";
    for (char byte : wire) client.send(std::string(1, byte));
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Connection, ClosesWhenAsked) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.read_answer().has("Connection: close"));
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, ClosesAfterVersion10) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    client.send("GET /hello HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "hello");
    EXPECT_TRUE(client.is_closed());
}

TEST(Connection, AnswersHeadWithoutBody) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n" + get);
    EXPECT_TRUE(client.read_answer(false).has("Content-Length: 5"));
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Connection, InvitesABodyThatWaits) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    client.send(post + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    EXPECT_EQ(client.read_answer().body, "hello");
}

TEST(Connection, DoesNotInviteABodyThatIsTooLong) {
    RunningServer server{sample_parts()};
    auto client = server.connect();
    client.send(post + "Expect: 100-continue\r\nContent-Length: 500\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 413);
}

TEST(Connection, CutsOffWhoIsTooSlow) {
    ListenerOptions options;
    options.limits.idle = options.limits.head = options.limits.patience =
        std::chrono::milliseconds(1);
    options.limits.bytes_per_second = 1'000'000;
    RunningServer server{sample_parts(), options};
    for (const auto& begun :
         {std::string{}, get.substr(0, 9), post + "Content-Length: 5\r\n\r\nhel",
          post + "Transfer-Encoding: chunked\r\n\r\n5\r\n"}) {
        auto client = server.connect();
        client.send(begun);
        EXPECT_TRUE(client.is_closed()) << begun;
    }
}

boost::asio::awaitable<Response> answer_at_length(const Request&) {
    constexpr std::size_t more_than_any_buffer = 64U << 20U;
    co_return Response{200, "text/plain", std::string(more_than_any_buffer, 'x')};
}

// At the least rate it would have a day for it.
TEST(Connection, CutsOffWhoTakesNothingOfALongAnswer) {
    static constexpr std::array long_routes{
        Route{Method::get, "/hello", Access::public_, std::nullopt, 0, "long", answer_at_length}};
    DispatcherParts parts;
    parts.routes = long_routes;
    ListenerOptions options;
    options.limits.patience = std::chrono::milliseconds(1);
    RunningServer server{std::move(parts), options};
    auto client = server.connect();
    const std::string left_unread(100'000, 'x');
    client.send(get + left_unread);
    EXPECT_TRUE(client.is_cut_off());
}

TEST(Connection, AnswersWhatAHandlerThrowsAs500AndGoesOn) {
    auto parts = sample_parts();
    std::string told;
    parts.on_failure = [&told](const Request&, std::string_view what) { told = what; };
    RunningServer server{parts};
    auto client = server.connect();
    client.send("GET /fail HTTP/1.1\r\nHost: localhost\r\n\r\n" + get);
    const auto answer = client.read_answer();
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("disk"), std::string::npos);
    EXPECT_EQ(client.read_answer().status, 200);
    server.stop();
    EXPECT_EQ(told, "the disk is gone");
}

TEST(Connection, LogsNoQueryFragmentOrRefusedTarget) {
    RunningServer server{sample_parts()};
    for (const char* target :
         {"/hello?token=SECRET", "/i%23SECRET", "/i%2523SECRET", "//i%23SECRET"})
        server.ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    server.stop();
    const auto log = server.log();
    ASSERT_EQ(log.size(), 4u);
    EXPECT_EQ(log[0], "GET /hello 200 5 ");
    EXPECT_EQ(log[1].substr(0, 11), "GET /i 404 ");
    EXPECT_EQ(log[2].substr(0, 11), "GET /i 404 ");
    EXPECT_EQ(log[3].substr(0, 8), "- - 400 ");
    for (const auto& line : log) EXPECT_EQ(line.find("SECRET"), std::string::npos);
}

}  // namespace
}  // namespace usher::http

#include "server/http/event_stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <condition_variable>

#include "tests/server/http/running_server.hpp"

/// The endpoints' resources are the endpoints' own; here a stream is handed to the route by this
/// variable.
namespace usher::http {
namespace {

std::shared_ptr<EventStream> offered;

boost::asio::awaitable<Response> open_offered(const Request&) { co_return event_stream(offered); }

constexpr std::array stream_routes{
    Route{Method::get, "/events", Access::public_, std::nullopt, 0, "events", open_offered}};

const std::string get = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";

DispatcherParts stream_parts() {
    DispatcherParts parts;
    parts.routes = stream_routes;
    return parts;
}

class WatchedQueue : public EventQueue {
public:
    WatchedQueue() : EventQueue(2, {"", "restart", ""}) {}

    void close() override {
        EventQueue::close();
        const std::lock_guard lock{mutex};
        is_closed = true;
        changed.notify_all();
    }

    bool wait_for_close() {
        std::unique_lock lock{mutex};
        return changed.wait_for(lock, std::chrono::seconds(5), [this] { return is_closed; });
    }

    std::mutex mutex;
    std::condition_variable changed;
    bool is_closed = false;
};

TEST(Event, IsWrittenAsTheStandardSays) {
    EXPECT_EQ(encode({"7", "change", "one"}), "id: 7\nevent: change\ndata: one\n\n");
    EXPECT_EQ(encode({"", "", "one\ntwo\r\nthree\rfour"}),
              "data: one\ndata: two\ndata: three\ndata: four\n\n");
    EXPECT_EQ(encode({"1\nevent: planted", "", ""}), "id: 1event: planted\ndata: \n\n");
}

TEST(EventStream, CarriesEventsInOrderAndEnds) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    RunningServer server{stream_parts()};
    auto client = server.connect();
    client.send(get);
    const auto head = client.read_until("\r\n\r\n");
    EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_NE(head.find("Transfer-Encoding: chunked"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store"), std::string::npos);
    queue->push({"1", "", "one"});
    EXPECT_EQ(client.read_until("one\n\n\r\n"), "11\r\nid: 1\ndata: one\n\n\r\n");
    queue->push({"2", "", "two"});
    EXPECT_EQ(client.read_until("two\n\n\r\n"), "11\r\nid: 2\ndata: two\n\n\r\n");
    queue->close();
    EXPECT_EQ(client.read_to_end(), "0\r\n\r\n");
}

TEST(EventStream, IsUnframedOnVersion10) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    queue->push({"1", "", "one"});
    RunningServer server{stream_parts()};
    auto client = server.connect();
    client.send("GET /events HTTP/1.0\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n").find("Transfer-Encoding"), std::string::npos);
    EXPECT_EQ(client.read_until("\n\n"), "id: 1\ndata: one\n\n");
}

TEST(EventStream, SendsAHeartbeatWhileNothingHappens) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    ListenerOptions options;
    options.limits.heartbeat = std::chrono::milliseconds(1);
    RunningServer server{stream_parts(), options};
    auto client = server.connect();
    client.send(get);
    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n:\n\n\r\n"), "3\r\n:\n\n\r\n");
    EXPECT_EQ(client.read_until("\r\n:\n\n\r\n"), "3\r\n:\n\n\r\n");
}

TEST(EventStream, IsClosedWhenThePeerGoes) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    RunningServer server{stream_parts()};
    auto client = server.connect();
    client.send(get);
    client.read_until("\r\n\r\n");
    client.close();
    EXPECT_TRUE(queue->wait_for_close());
    EXPECT_FALSE(queue->push({}));
}

TEST(EventStream, IsNotOpenedByHead) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    RunningServer server{stream_parts()};
    EXPECT_EQ(server.ask("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
    EXPECT_TRUE(queue->wait_for_close());
}

TEST(EventStream, IsAnAnsweredRequestWithoutADuration) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    RunningServer server{stream_parts()};
    auto client = server.connect();
    client.send(get);
    client.read_until("\r\n\r\n");
    offered = std::make_shared<WatchedQueue>();
    server.ask("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    server.stop();
    const std::string metrics = server.metrics();
    EXPECT_NE(metrics.find("usher_http_requests_total{status=\"2xx\"} 2\n"), std::string::npos)
        << metrics;
    // That of the HEAD, which opened nothing.
    EXPECT_NE(metrics.find("usher_http_request_duration_seconds_count 1\n"), std::string::npos)
        << metrics;
}

TEST(EventStream, EndsWhenTheServerStops) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    RunningServer server{stream_parts()};
    auto client = server.connect();
    client.send(get);
    client.read_until("\r\n\r\n");
    server.stop();
    EXPECT_EQ(client.read_to_end(), "0\r\n\r\n");
    EXPECT_TRUE(queue->wait_for_close());
}

TEST(EventQueue, DropsWhatWaitsWhenFullAndSaysSo) {
    const auto queue = std::make_shared<WatchedQueue>();
    offered = queue;
    EXPECT_TRUE(queue->push({"1", "", "one"}));
    EXPECT_TRUE(queue->push({"2", "", "two"}));
    EXPECT_FALSE(queue->push({"3", "", "three"}));
    EXPECT_FALSE(queue->push({"4", "", "four"}));
    RunningServer server{stream_parts()};
    auto client = server.connect();
    client.send(get);
    client.read_until("\r\n\r\n");
    EXPECT_EQ(client.read_to_end(), "17\r\nevent: restart\ndata: \n\n\r\n0\r\n\r\n");
}

}  // namespace
}  // namespace usher::http

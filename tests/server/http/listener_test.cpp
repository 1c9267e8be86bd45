#include "server/http/listener.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <functional>
#include <future>
#include <mutex>

#include "server/http/async.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/support/loopback.hpp"

namespace usher::http {
namespace {

std::promise<std::function<void(std::string)>> handed_out;

boost::asio::awaitable<Response> wait(const Request&) {
    auto text = co_await from_callback<std::string>(
        [](std::function<void(std::string)> done) { handed_out.set_value(std::move(done)); });
    co_return json(std::move(text));
}

boost::asio::awaitable<Response> at_once(const Request&) {
    auto text = co_await from_callback<std::string>([](std::function<void(std::string)> done) {
        done("first");
        done("second");
    });
    co_return json(std::move(text));
}

boost::asio::awaitable<Response> from_thread(const Request&) {
    std::thread thread;
    auto text = co_await from_callback<std::string>([&](std::function<void(std::string)> done) {
        thread = std::thread([done = std::move(done)] { done("from a thread"); });
    });
    thread.join();
    co_return json(std::move(text));
}

// One thread answers two at once; whoever is answered first need not wait for it.
struct Two {
    std::mutex mutex;
    std::vector<std::function<void(std::string)>> waiting;
};
Two two;

boost::asio::awaitable<Response> in_company(const Request& request) {
    std::thread thread;
    auto text = co_await from_callback<std::string>([&](std::function<void(std::string)> done) {
        const std::lock_guard lock{two.mutex};
        two.waiting.push_back(std::move(done));
        if (two.waiting.size() < 2) return;
        thread = std::thread([waiting = std::exchange(two.waiting, {})] {
            const Together together;
            for (const auto& each : waiting) each("together");
            waiting.front()("again");
        });
    });
    if (thread.joinable()) thread.join();
    co_return json(text + " " + request.path);
}

boost::asio::awaitable<Response> drop(const Request&) {
    co_await from_callback<std::string>([](std::function<void(std::string)>) {});
    co_return empty(204);
}

constexpr std::array waiting_routes{
    Route{Method::get, "/wait", Access::public_, std::nullopt, 0, "wait", wait},
    Route{Method::get, "/at-once", Access::public_, std::nullopt, 0, "at_once", at_once},
    Route{Method::get, "/from-thread", Access::public_, std::nullopt, 0, "from_thread",
          from_thread},
    Route{Method::get, "/in-company/{place}", Access::public_, std::nullopt, 0, "in_company",
          in_company},
    Route{Method::get, "/drop", Access::public_, std::nullopt, 0, "drop", drop},
};

DispatcherParts waiting_parts() {
    DispatcherParts parts;
    parts.routes = waiting_routes;
    return parts;
}

std::string get(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

TEST(Listener, NamesWhyItCannotOpen) {
    ListenerOptions options;
    options.port = 0;
    const auto first = Listener::open(options);
    ASSERT_TRUE(first);
    options.port = (*first)->port();
    const auto second = Listener::open(options);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().error, ListenError::port_in_use);
    options.address = "nowhere";
    EXPECT_EQ(Listener::open(options).error().error, ListenError::address_malformed);
    options.address = "192.0.2.1";
    EXPECT_EQ(Listener::open(options).error().error, ListenError::address_unavailable);
}

TEST(Listener, FinishesWhatRunsWhenItStops) {
    handed_out = {};
    RunningServer server{waiting_parts()};
    auto idle = server.connect();
    auto busy = server.connect();
    busy.send(get("/wait"));
    auto done = handed_out.get_future().get();
    server.begin_stop();
    EXPECT_TRUE(idle.is_closed());
    done("\"finished\"");
    const auto answer = busy.read_answer();
    EXPECT_EQ(answer.body, "\"finished\"");
    EXPECT_TRUE(answer.has("Connection: close"));
    server.stop();
    EXPECT_THROW(server.connect(), boost::system::system_error);
}

TEST(Listener, GivesUpOnWhatDoesNotFinish) {
    handed_out = {};
    ListenerOptions options;
    options.limits.stop = std::chrono::milliseconds(1);
    std::function<void(std::string)> done;
    RunningServer server{waiting_parts(), options};
    auto busy = server.connect();
    busy.send(get("/wait"));
    done = handed_out.get_future().get();
    server.stop();
    done("too late");
    done = nullptr;
}

TEST(Listener, ServesOnSeveralThreads) {
    ListenerOptions options;
    options.threads = 3;
    RunningServer server{waiting_parts(), options};
    std::vector<std::thread> clients;
    std::atomic<int> answered{0};
    for (int client = 0; client < 4; ++client)
        clients.emplace_back([&] {
            auto connection = server.connect();
            for (int round = 0; round < 50; ++round) {
                connection.send(get("/from-thread"));
                if (connection.read_answer().body == "from a thread") ++answered;
            }
        });
    for (auto& client : clients) client.join();
    EXPECT_EQ(answered, 200);
}

TEST(Listener, BringsEachItsOwnAnswerWhereSeveralAreGivenTogether) {
    for (const unsigned threads : {1U, 3U}) {
        ListenerOptions options;
        options.threads = threads;
        RunningServer server{waiting_parts(), options};
        auto first = server.connect();
        auto second = server.connect();
        for (int round = 0; round < 20; ++round) {
            first.send(get("/in-company/first"));
            second.send(get("/in-company/second"));
            EXPECT_EQ(first.read_answer().body, "together /in-company/first");
            EXPECT_EQ(second.read_answer().body, "together /in-company/second");
        }
    }
}

TEST(Listener, RefusesOneConnectionTooMany) {
    ListenerOptions options;
    options.connections = 1;
    RunningServer server{waiting_parts(), options};
    auto first = server.connect();
    first.send(get("/at-once"));
    EXPECT_EQ(first.read_answer().status, 200);
    auto second = server.connect();
    const auto answer = second.read_answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(answer.has("Retry-After: 5"));
    EXPECT_TRUE(second.is_closed());
}

TEST(FromCallback, TakesAnAnswerBeforeItWaits) {
    RunningServer server{waiting_parts()};
    EXPECT_EQ(server.ask(get("/at-once")).body, "first");
}

TEST(FromCallback, ThrowsWhenTheOperationIsDropped) {
    RunningServer server{waiting_parts()};
    EXPECT_EQ(server.ask(get("/drop")).status, 500);
}

/// While it lives this process may open no file beyond those it has and so many more.
class FewDescriptors {
public:
    explicit FewDescriptors(int more) {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        const int next = ::dup(STDIN_FILENO);
        ::close(next);
        rlimit few = before_;
        few.rlim_cur = static_cast<rlim_t>(next + more);
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    FewDescriptors(const FewDescriptors&) = delete;
    FewDescriptors& operator=(const FewDescriptors&) = delete;

private:
    rlimit before_{};
};

// S-10: out of file descriptors, whoever is connected is served, whoever comes waits, and one line
// says so.
TEST(Listener, LetsThemInOnceThereAreFileDescriptorsAgain) {
    std::promise<std::string> complaint;
    std::atomic<int> complaints = 0;
    ListenerOptions options;
    options.complaint = [&](std::string_view what) {
        if (++complaints == 1) complaint.set_value(std::string{what});
    };
    RunningServer server{waiting_parts(), std::move(options)};
    auto inside = server.connect();
    inside.send(get("/at-once"));
    EXPECT_EQ(inside.read_answer().body, "first");

    auto outside = std::make_unique<test::Loopback>(server.port());
    outside->send(get("/at-once"));
    std::string received;
    while (received.find("first") == std::string::npos) ASSERT_TRUE(outside->receive(received));
    outside.reset();
    {
        // One for the socket of who comes, none for the end of it here.
        const FewDescriptors few{1};
        outside = std::make_unique<test::Loopback>(server.port());
        outside->send(get("/at-once"));
        EXPECT_EQ(complaint.get_future().get(),
                  "no connection can be accepted: Too many open files");
        inside.send(get("/at-once"));
        EXPECT_EQ(inside.read_answer().body, "first");
    }
    received.clear();
    while (received.find("first") == std::string::npos) ASSERT_TRUE(outside->receive(received));
    EXPECT_EQ(complaints, 1);
}

}  // namespace
}  // namespace usher::http

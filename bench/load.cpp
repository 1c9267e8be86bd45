// usher_bench_load PORT CONNECTIONS MILLISECONDS EXPECTED < TEMPLATE: sends the request of the
// template over that many connections of the loopback, one at a time on each, and takes only
// answers with status 200 that hold the text EXPECTED for good ones. Prints {"requests", "failed",
// "seconds", "p50_us", "p99_us", "slowest_us", "bytes"}.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "bench/loopback.hpp"
#include "bench/request_template.hpp"

namespace {

using usher::bench::connect_to;
using usher::bench::fail;
using usher::bench::RequestTemplate;
using usher::bench::Sender;
using Clock = std::chrono::steady_clock;

struct Connection {
    int socket = -1;
    Sender sender;
    Clock::time_point sent;
    std::string answer;
};

/// The length of the whole answer, once its head is there; else nothing of it is known.
std::size_t length_of(const std::string& answer) {
    constexpr std::string_view field = "\r\nContent-Length: ";
    const std::size_t end = answer.find("\r\n\r\n");
    if (end == std::string::npos) return std::string::npos;
    const auto found =
        std::search(answer.begin(), answer.begin() + static_cast<long>(end), field.begin(),
                    field.end(), [](char a, char b) { return std::tolower(a) == std::tolower(b); });
    if (found == answer.begin() + static_cast<long>(end)) fail("an answer without a length");
    const auto at = static_cast<std::size_t>(found - answer.begin()) + field.size();
    return end + 4 + std::strtoul(answer.c_str() + at, nullptr, 10);
}

class Load {
public:
    Load(RequestTemplate requests, std::string expected)
        : requests_{std::move(requests)}, expected_{std::move(expected)} {}

    void run(int port, std::size_t connections, std::chrono::milliseconds time) {
        const int queue = ::epoll_create1(EPOLL_CLOEXEC);
        std::vector<Connection> all(connections);
        for (Connection& connection : all) {
            connection.socket = connect_to(port);
            connection.sender.client = requests_.new_id();
            epoll_event wanted{};
            wanted.events = EPOLLIN;
            wanted.data.ptr = &connection;
            ::epoll_ctl(queue, EPOLL_CTL_ADD, connection.socket, &wanted);
        }
        begin_ = Clock::now();
        end_ = begin_ + time;
        for (Connection& connection : all) send(connection);
        std::array<epoll_event, 64> ready{};
        while (open_ > 0) {
            const int count = ::epoll_wait(queue, ready.data(), ready.size(), 10'000);
            if (count <= 0) fail("no answer came for ten seconds");
            for (int i = 0; i < count; ++i)
                receive(*static_cast<Connection*>(ready.at(static_cast<std::size_t>(i)).data.ptr));
        }
    }

    void print() {
        if (times_.empty()) fail("no answer was a good one: " + bad_);
        if (!bad_.empty()) std::fprintf(stderr, "usher_bench_load: %s\n", bad_.c_str());
        std::sort(times_.begin(), times_.end());
        const auto at = [&](double part) {
            return times_[static_cast<std::size_t>(part * static_cast<double>(times_.size() - 1))];
        };
        const std::chrono::duration<double> taken = last_ - begin_;
        std::printf(
            "{\"requests\": %zu, \"failed\": %zu, \"seconds\": %.4f, \"p50_us\": %.1f, "
            "\"p99_us\": %.1f, \"slowest_us\": %.1f, \"bytes\": %zu}\n",
            times_.size(), failed_, taken.count(), at(0.5), at(0.99), times_.back(), bytes_);
    }

private:
    void send(Connection& connection) {
        const std::string request = requests_.request(connection.sender);
        connection.answer.clear();
        connection.sent = Clock::now();
        const auto written =
            ::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL);
        if (written != static_cast<ssize_t>(request.size())) fail("a request was not taken");
        ++open_;
    }

    void receive(Connection& connection) {
        std::array<char, 65536> buffer;
        const auto read = ::recv(connection.socket, buffer.data(), buffer.size(), 0);
        if (read <= 0) fail("a connection was closed: " + connection.answer);
        connection.answer.append(buffer.data(), static_cast<std::size_t>(read));
        if (connection.answer.size() < length_of(connection.answer)) return;
        last_ = Clock::now();
        --open_;
        judge(connection);
        if (last_ < end_) send(connection);
    }

    void judge(const Connection& connection) {
        bytes_ = connection.answer.size();
        const bool is_good = connection.answer.compare(0, 13, "HTTP/1.1 200 ") == 0 &&
                             connection.answer.find(expected_) != std::string::npos;
        if (is_good) {
            times_.push_back(
                std::chrono::duration<double, std::micro>(last_ - connection.sent).count());
        } else {
            ++failed_;
            if (bad_.empty()) bad_ = connection.answer.substr(0, 600);
        }
    }

    RequestTemplate requests_;
    std::string expected_;
    std::vector<double> times_;
    std::size_t failed_ = 0;
    std::size_t open_ = 0;
    std::size_t bytes_ = 0;
    std::string bad_;
    Clock::time_point begin_;
    Clock::time_point end_;
    Clock::time_point last_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) fail("PORT CONNECTIONS MILLISECONDS EXPECTED < TEMPLATE");
    const std::string text{std::istreambuf_iterator<char>{std::cin}, {}};
    Load load{RequestTemplate{text}, arguments[4]};
    load.run(std::atoi(arguments[1]), static_cast<std::size_t>(std::atoi(arguments[2])),
             std::chrono::milliseconds{std::atoi(arguments[3])});
    load.print();
    return 0;
}

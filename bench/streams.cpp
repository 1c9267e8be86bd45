// usher_bench_streams PORT STREAMS CHANGES STREAM_FILE < TEMPLATE: opens the stream of STREAM_FILE
// (a request with its empty line) that many times, sends the request of the template over a
// connection of its own, one at a time, and takes how long it is until each stream has heard of the
// change. Prints {"streams", "changes", "heard", "p50_us", "p99_us", "slowest_us"}, over all
// streams and changes.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "bench/loopback.hpp"
#include "bench/request_template.hpp"

namespace {

using usher::bench::connect_to;
using usher::bench::fail;
using Clock = std::chrono::steady_clock;

constexpr int longest_wait_ms = 10'000;

struct Stream {
    int socket = -1;
    /// The last bytes, in which the end of an event shows.
    std::string tail;
    std::size_t events = 0;
};

std::string whole(const char* file) {
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void send_all(int socket, const std::string& request) {
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size()))
        fail("a request was not taken");
}

class Streams {
public:
    Streams(int port, std::size_t count, const std::string& request) : streams_(count) {
        for (Stream& stream : streams_) {
            stream.socket = connect_to(port);
            epoll_event wanted{};
            wanted.events = EPOLLIN;
            wanted.data.ptr = &stream;
            ::epoll_ctl(queue_, EPOLL_CTL_ADD, stream.socket, &wanted);
            send_all(stream.socket, request);
        }
        // The first event of each is what was there.
        wait(1, [](double) {});
    }

    /// Until each stream has had so many events; tells when each came, in microseconds.
    template <class Told>
    void wait(std::size_t events, Told told) {
        const auto begin = Clock::now();
        std::size_t left = streams_.size();
        std::array<epoll_event, 256> ready{};
        while (left > 0) {
            const int count = ::epoll_wait(queue_, ready.data(), ready.size(), longest_wait_ms);
            if (count <= 0) fail(std::to_string(left) + " streams heard nothing");
            for (int i = 0; i < count; ++i) {
                auto& stream =
                    *static_cast<Stream*>(ready.at(static_cast<std::size_t>(i)).data.ptr);
                const bool had_all = stream.events >= events;
                receive(stream);
                if (had_all || stream.events < events) continue;
                told(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
                --left;
            }
        }
    }

private:
    void receive(Stream& stream) {
        const auto read = ::recv(stream.socket, buffer_.data(), buffer_.size(), 0);
        if (read <= 0) fail("a stream was closed");
        stream.tail.append(buffer_.data(), static_cast<std::size_t>(read));
        // An event names its id once, after its data or before.
        constexpr std::string_view mark = "\nid: ";
        std::size_t at = 0;
        std::size_t kept = 0;
        while ((at = stream.tail.find(mark, at)) != std::string::npos) {
            ++stream.events;
            at += mark.size();
            kept = at;
        }
        const std::size_t enough = mark.size() - 1;
        if (stream.tail.size() - kept > enough) kept = stream.tail.size() - enough;
        stream.tail.erase(0, kept);
    }

    int queue_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Stream> streams_;
    std::vector<char> buffer_ = std::vector<char>(1U << 20U);
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) fail("PORT STREAMS CHANGES STREAM_FILE < TEMPLATE");
    const int port = std::atoi(arguments[1]);
    const auto changes = static_cast<std::size_t>(std::atoi(arguments[3]));
    const std::string text{std::istreambuf_iterator<char>{std::cin}, {}};
    usher::bench::RequestTemplate requests{text};
    usher::bench::Sender sender;
    sender.client = requests.new_id();
    const int writer = connect_to(port);
    Streams streams{port, static_cast<std::size_t>(std::atoi(arguments[2])), whole(arguments[4])};
    std::vector<double> times;
    std::array<char, 65536> answer{};
    for (std::size_t change = 0; change < changes; ++change) {
        send_all(writer, requests.request(sender));
        streams.wait(change + 2, [&](double time) { times.push_back(time); });
        if (::recv(writer, answer.data(), answer.size(), 0) <= 0) fail("no answer came");
    }
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    std::printf(
        "{\"streams\": %s, \"changes\": %zu, \"heard\": %zu, \"p50_us\": %.1f, \"p99_us\": %.1f, "
        "\"slowest_us\": %.1f}\n",
        arguments[2], changes, times.size(), at(0.5), at(0.99), times.back());
    return 0;
}

// usher_bench_fanout STREAMS CHANGES BYTES: what the loopback allows of news. One thread writes so
// many bytes to each of the connections, one after the other, while another hears them as
// usher_bench_streams does; so many times. Prints {"p50_us", "p99_us"}, from the beginning of a
// change until a connection has heard of it, over all connections and changes.
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "bench/loopback.hpp"

namespace {

using usher::bench::connect_to;
using usher::bench::fail;
using Clock = std::chrono::steady_clock;

constexpr int longest_wait_ms = 10'000;

/// Both ends of each connection.
struct Pairs {
    explicit Pairs(std::size_t count) {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        if (::bind(listener, reinterpret_cast<const sockaddr*>(&place), size) != 0 ||
            ::listen(listener, SOMAXCONN) != 0 ||
            ::getsockname(listener, reinterpret_cast<sockaddr*>(&place), &size) != 0)
            fail("cannot listen");
        for (std::size_t i = 0; i < count; ++i) {
            readers.push_back(connect_to(ntohs(place.sin_port)));
            writers.push_back(::accept(listener, nullptr, nullptr));
            if (writers.back() < 0) fail("a connection was not taken");
        }
    }

    std::vector<int> readers;
    std::vector<int> writers;
};

class Hearing {
public:
    explicit Hearing(const std::vector<int>& readers) : count_{readers.size()} {
        for (const int reader : readers) {
            epoll_event wanted{};
            wanted.events = EPOLLIN;
            wanted.data.fd = reader;
            ::epoll_ctl(queue_, EPOLL_CTL_ADD, reader, &wanted);
        }
    }

    /// Until each has heard once; when, in microseconds.
    void once(Clock::time_point begin, std::vector<double>& times) {
        std::array<epoll_event, 256> ready{};
        for (std::size_t left = count_; left > 0;) {
            const int count = ::epoll_wait(queue_, ready.data(), ready.size(), longest_wait_ms);
            if (count <= 0) fail("nothing was heard");
            for (int i = 0; i < count; ++i) {
                const int reader = ready.at(static_cast<std::size_t>(i)).data.fd;
                if (::recv(reader, buffer_.data(), buffer_.size(), 0) <= 0)
                    fail("a connection was closed");
                times.push_back(
                    std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
            }
            left -= static_cast<std::size_t>(count);
        }
    }

private:
    std::size_t count_;
    int queue_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<char> buffer_ = std::vector<char>(1U << 20U);
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) fail("STREAMS CHANGES BYTES");
    const Pairs pairs{static_cast<std::size_t>(std::atoi(arguments[1]))};
    const int changes = std::atoi(arguments[2]);
    const std::string text(static_cast<std::size_t>(std::atoi(arguments[3])), 'x');
    Hearing hearing{pairs.readers};
    std::vector<double> times;
    for (int change = 0; change < changes; ++change) {
        const auto begin = Clock::now();
        std::thread writing{[&] {
            for (const int writer : pairs.writers) {
                if (::send(writer, text.data(), text.size(), MSG_NOSIGNAL) !=
                    static_cast<ssize_t>(text.size()))
                    fail("a text was not taken");
            }
        }};
        hearing.once(begin, times);
        writing.join();
    }
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    std::printf("{\"p50_us\": %.1f, \"p99_us\": %.1f}\n", at(0.5), at(0.99));
    return 0;
}

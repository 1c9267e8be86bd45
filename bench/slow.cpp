// usher_bench_slow PORT EACH SECONDS: opens that many connections of each kind of bad client (one
// that never sends, one that sends its head a byte a second, one that does so with its body, one
// that never reads the answers it asks for), says "open" in a line of its own, and waits until the
// server has closed them all, or the seconds are over. Prints {"opened", "left": {kind: how many
// the server never closed}, "slowest_s": {kind: until the last was closed}}.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/loopback.hpp"

namespace {

using usher::bench::connect_to;
using usher::bench::fail;
using Clock = std::chrono::steady_clock;

enum Kind { silent, slow_head, slow_body, never_reading };
constexpr std::array names{"silent", "slow_head", "slow_body", "never_reading"};

struct Client {
    Kind kind;
    int socket = -1;
    /// What it still has to say, byte by byte.
    std::string rest;
    std::size_t said = 0;
    bool closed = false;
};

std::string head(int port, const std::string& first, const std::string& more) {
    return first + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\n" + more + "\r\n";
}

class Crowd {
public:
    Crowd(int port, std::size_t each) : port_{port} {
        constexpr int small_buffer = 4096;
        const std::string fields =
            "Content-Type: application/json\r\nOrigin: http://localhost:" + std::to_string(port) +
            "\r\nSec-Fetch-Site: same-origin\r\n";
        for (const Kind kind : {silent, slow_head, slow_body, never_reading}) {
            for (std::size_t i = 0; i < each; ++i) {
                Client client{
                    kind, connect_to(port, kind == never_reading ? small_buffer : 0), {}, 0};
                if (kind == slow_head)
                    client.rest = head(port, "GET /healthz", std::string(400, 'x'));
                if (kind == slow_body) {
                    say(client,
                        head(port, "POST /v1/sessions", fields + "Content-Length: 400\r\n"));
                    client.rest = std::string(400, ' ');
                }
                clients_.push_back(std::move(client));
            }
        }
    }

    std::size_t size() const { return clients_.size(); }

    void wait(std::chrono::seconds most) {
        const auto begin = Clock::now();
        std::size_t open = clients_.size();
        while (open > 0 && Clock::now() - begin < most) {
            for (Client& client : clients_) {
                if (client.closed) continue;
                if (client.kind == never_reading) {
                    ask_on(client);
                } else if (client.said < client.rest.size()) {
                    say(client, client.rest.substr(client.said++, 1));
                }
                if (client.closed || is_closed(client)) {
                    ::close(client.socket);
                    client.closed = true;
                    --open;
                    slowest_.at(client.kind) =
                        std::chrono::duration<double>(Clock::now() - begin).count();
                }
            }
            ::usleep(1'000'000);
        }
    }

    void print() const {
        std::array<std::size_t, names.size()> left{};
        for (const Client& client : clients_) left.at(client.kind) += client.closed ? 0 : 1;
        std::printf("{\"opened\": %zu, \"left\": {", clients_.size());
        for (std::size_t i = 0; i < names.size(); ++i)
            std::printf("%s\"%s\": %zu", i == 0 ? "" : ", ", names.at(i), left.at(i));
        std::printf("}, \"slowest_s\": {");
        for (std::size_t i = 0; i < names.size(); ++i)
            std::printf("%s\"%s\": %.1f", i == 0 ? "" : ", ", names.at(i), slowest_.at(i));
        std::printf("}}\n");
    }

private:
    static void say(Client& client, const std::string& text) {
        const auto sent =
            ::send(client.socket, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN) client.closed = true;
    }

    // As much as the server takes while it waits for somebody to read.
    void ask_on(Client& client) const {
        const std::string request = head(port_, "GET /v1/openapi.json", "");
        for (int i = 0; i < 20 && !client.closed; ++i) {
            const auto sent =
                ::send(client.socket, request.data(), request.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno == EAGAIN) return;
            if (sent < 0) client.closed = true;
        }
    }

    // Nothing is read of what one who never reads is sent: only a reset shows there.
    static bool is_closed(const Client& client) {
        std::array<char, 4096> buffer{};
        if (client.kind == never_reading) {
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(client.socket, SOL_SOCKET, SO_ERROR, &error, &size);
            return error != 0;
        }
        const auto read = ::recv(client.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        return read == 0 || (read < 0 && errno != EAGAIN);
    }

    int port_;
    std::vector<Client> clients_;
    std::array<double, names.size()> slowest_{};
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) fail("PORT EACH SECONDS");
    Crowd crowd{std::atoi(arguments[1]), static_cast<std::size_t>(std::atoi(arguments[2]))};
    std::printf("open\n");
    std::fflush(stdout);
    crowd.wait(std::chrono::seconds{std::atoi(arguments[3])});
    crowd.print();
    return 0;
}

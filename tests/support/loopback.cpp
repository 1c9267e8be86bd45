#include "tests/support/loopback.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace usher::test {

Loopback::Loopback(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
    const timeval limit{10, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in peer{};
    peer.sin_family = AF_INET;
    peer.sin_port = htons(port);
    peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&peer), sizeof peer) != 0) {
        ::close(socket_);
        throw std::runtime_error{"nobody listens on port " + std::to_string(port)};
    }
}

Loopback::~Loopback() { ::close(socket_); }

// A server that refuses closes before it has read everything: what it said is still to be read.
void Loopback::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool Loopback::receive(std::string& to) {
    std::array<char, 16384> bytes{};
    const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        throw std::runtime_error{"the server has not answered for ten seconds"};
    if (count > 0) to.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
}

}  // namespace usher::test

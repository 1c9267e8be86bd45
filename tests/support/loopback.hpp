#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace usher::test {

/// A blocking TCP connection to a port of this machine. Throws std::runtime_error when it cannot
/// connect, or has waited for ten seconds.
class Loopback {
public:
    explicit Loopback(std::uint16_t port);
    ~Loopback();
    Loopback(const Loopback&) = delete;
    Loopback& operator=(const Loopback&) = delete;

    void send(std::string_view bytes);
    /// Appends what has come; false at the end.
    bool receive(std::string& to);

private:
    int socket_;
};

}  // namespace usher::test

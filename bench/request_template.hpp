#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace usher::bench {

/// One browser among those that make the load.
struct Sender {
    std::string client;  ///< a UUID of its own
    std::uint64_t sequence = 0;
};

/// A request that is sent again and again: a head without Content-Length, an empty line and a body,
/// lines ending in CR LF. In the body {client} is the sender's UUID, {sequence} its next number,
/// {id} a new UUID of version 7 and {number} one that no other request of the run has, in no order:
/// addresses come as people do, not by the alphabet.
class RequestTemplate {
public:
    explicit RequestTemplate(std::string_view text);

    /// The whole request for this sender, whose sequence goes on.
    std::string request(Sender& sender);

    /// Of version 7, as browsers make them.
    std::string new_id();

private:
    enum class Blank { none, client, sequence, id, number };
    struct Piece {
        std::string text;
        Blank then = Blank::none;
    };

    std::string head_;
    std::vector<Piece> body_;
    std::uint64_t number_ = 0;
    std::uint64_t random_ = 0;
};

}  // namespace usher::bench

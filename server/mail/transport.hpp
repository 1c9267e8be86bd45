#pragma once

#include <string>
#include <variant>

#include "server/mail/message.hpp"

namespace usher::mail {

/// The relay has taken the responsibility for the mail (RFC 5321 section 6.1). Nobody knows yet
/// whether it arrives.
struct Accepted {
    int code = 0;
    std::string reply;
};

/// Try again later.
struct Deferred {
    /// The relay's reply code; 0 when it gave none.
    int code = 0;
    std::string reply;
    /// The trouble is the relay's or the network's: the next mail would meet it too.
    bool relay_wide = false;
    /// The message was handed over whole and no answer came (RFC 1047): the next attempt may be a
    /// second copy.
    bool perhaps_delivered = false;
    /// When the relay or the network is what fails: why, in one line for the log that names no
    /// recipient. Else empty.
    std::string trouble = {};
};

/// The relay will never take this mail.
struct Failed {
    int code = 0;
    std::string reply;
    /// As that of Deferred, when the relay refuses whatever comes from us.
    std::string trouble = {};
};

using Delivery = std::variant<Accepted, Deferred, Failed>;

/// Hands mail to a relay. `reply` is one line of printable ASCII, at most 200 bytes. Used by one
/// thread at a time.
class Transport {
public:
    virtual ~Transport() = default;
    virtual Delivery send(const Message& message) = 0;
};

}  // namespace usher::mail

#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "server/http/dispatcher.hpp"
#include "server/http/remarks.hpp"
#include "server/http/trusted_proxies.hpp"

namespace usher::http {

/// How long a peer may take. One that takes longer is cut off.
struct TimeLimits {
    std::chrono::milliseconds head{
        10'000};  ///< from a request's first byte to its last header byte
    std::chrono::milliseconds idle{30'000};       ///< between two requests, and before the first
    std::chrono::milliseconds patience{10'000};   ///< for a body or an answer, beside its rate; and
                                                  ///< for some of an answer to be taken
    std::size_t bytes_per_second = 1024;          ///< the least rate of a body and of an answer
    std::chrono::milliseconds heartbeat{15'000};  ///< between two comments of a silent event stream
    std::chrono::milliseconds linger{2'000};      ///< for the peer to close after a refusal
    std::chrono::milliseconds stop{10'000};       ///< for what still runs when the server stops
};

/// One answered request, for the access log. Has no query, fragment, cookie or body, on purpose.
struct AccessEntry {
    std::string_view method;  ///< "-" when the head was refused
    std::string_view path;    ///< as Request::path, so never with what followed an encoded '#'
    std::string_view remote_address;
    std::string_view request_id;
    std::string_view refusal;  ///< the code when the gate refused, else empty
    int status;
    std::size_t bytes;  ///< of the answer's body that were written
    std::chrono::microseconds duration;
    bool is_stream = false;  ///< of events: the duration is how long it stayed open
};

using AccessLog = std::function<void(const AccessEntry&)>;

/// What all connections of a listener share; outlives them. The log is called from the threads of
/// the listener.
struct Serving {
    const Dispatcher& dispatcher;
    TimeLimits limits;
    AccessLog log;
    TrustedProxies proxies = {};
    Remarks& remarks;
};

}  // namespace usher::http

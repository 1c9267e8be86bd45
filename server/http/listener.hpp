#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

#include "server/http/serving.hpp"
#include "server/http/tls.hpp"
#include "server/http/trusted_proxies.hpp"

namespace usher::http {

/// Why a listener cannot be opened.
enum class ListenError {
    address_malformed,    ///< not an IPv4 or IPv6 address
    address_unavailable,  ///< no interface of this machine has it
    port_in_use,
    port_forbidden,  ///< the system keeps it for others
    failed,          ///< another failure of the system
};

struct ListenFailure {
    ListenError error;
    std::string detail;  ///< the system's words
};

struct ListenerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one, see Listener::port
    unsigned threads = 1;
    std::size_t connections = 10'240;  ///< of all peers; one more is answered 503
    std::size_t connections_per_address =
        1'024;  ///< not counted for loopback and for trusted proxies
    TrustedProxies proxies;
    std::optional<Tls> tls;  ///< none: HTTP in the clear
    TimeLimits limits;
    /// Told when connections can no longer be accepted, once until they can be again.
    std::function<void(std::string_view)> complaint;
    /// Told what a wrong setting would explain, see Remarks.
    Remarks::Say remark;
};

/// Accepts connections and runs them on its own threads. Whatever completes a handler from another
/// thread (async.hpp) must have ended before the listener is destroyed.
class Listener {
public:
    /// Binds the port, so that its failure is known before anything else starts. Nothing is
    /// accepted before run().
    static boost::system::result<std::unique_ptr<Listener>, ListenFailure> open(
        ListenerOptions options);

    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::uint16_t port() const;

    /// Serves until stop(), then finishes what runs, for at most TimeLimits::stop. Blocks. To be
    /// called once.
    void run(const Dispatcher& dispatcher, AccessLog log);

    /// Makes run() stop on SIGINT and SIGTERM, and read the certificate again on SIGHUP. To be
    /// called before run().
    void heed_signals();

    /// From any thread, at any time, more than once too.
    void stop();

private:
    struct Parts;

    explicit Listener(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

}  // namespace usher::http

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace usher::http {

/// How browsers reach this server, be it directly or through a proxy that ends TLS.
enum class Transport { plain, secure };

/// The public face of this server. Links, Host and Origin are judged by it and never by what a
/// request or a forwarding header claims.
struct Site {
    Transport transport = Transport::plain;
    std::string host;  ///< of the public url, with port unless it is the scheme's own
    std::vector<std::string> other_hosts;  ///< other names of the same face, compared ignoring case

    /// For example "https://invite.example": scheme, host and port as browsers spell an origin.
    std::string origin() const;

    bool has_host(std::string_view authority) const;

    /// True when `origin` is this site under the host that the request names.
    bool is_own_origin(std::string_view origin, std::string_view request_host) const;
};

/// Reads a public url: http or https, a host, perhaps a port, perhaps one '/' at the end; nothing
/// for any other text. For localhost its two addresses are names of the site too.
std::optional<Site> site_from(std::string_view public_url);

/// The site of a server without a public url: http, localhost and its two addresses, with this
/// port.
Site local_site(std::uint16_t port);

}  // namespace usher::http

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"
#include "server/http/site.hpp"

namespace usher::http {

/// A cookie to set. It is always HttpOnly, SameSite=Lax, Path=/ and without Domain; over https it
/// is Secure and named with the prefix `__Host-` (RFC 6265bis, section 4.1.3.2).
struct SetCookie {
    std::string name;   ///< plain, for example "session"
    std::string value;  ///< of cookie-octets (RFC 6265, section 4.1.1)
    std::optional<std::chrono::seconds>
        lifetime;  ///< none: until the browser closes; zero: forget it
};

/// The value of the Set-Cookie field. Throws std::invalid_argument when the name is no token or the
/// value has characters that could end it.
std::string encode(const SetCookie& cookie, Transport transport);

/// Reads a Cookie field. Over https only `__Host-` cookies are kept, under their plain names, so
/// that nobody on a neighbouring host can plant one; pairs that are not well-formed are left out.
std::vector<Cookie> parse_cookies(std::string_view field, Transport transport);

}  // namespace usher::http

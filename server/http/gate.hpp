#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "server/http/headers.hpp"
#include "server/http/method.hpp"
#include "server/http/site.hpp"

namespace usher::http {

/// The longest request line and fields together, with the empty line that ends them.
constexpr std::size_t max_head_bytes = 8 * 1024;

constexpr std::size_t max_fields = 100;

/// How the end of a request's body is found (RFC 9112, section 6.3).
enum class Framing { none, length, chunked };

/// What stands before the body of a request that may come in.
struct RequestHead {
    Method method = Method::get;
    std::string path;   ///< percent-decoded once; cut before an encoded '#', once or twice encoded
    std::string query;  ///< as sent
    Headers headers;
    Framing framing = Framing::none;
    std::uint64_t content_length = 0;
    bool is_http_1_0 = false;
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Why a request is not let in. The connection answers with the status and closes.
struct Refusal {
    int status;
    std::string_view code;
    /// Of host_not_allowed: the host, within the head.
    std::string_view host = {};
};

/// How far the search for the end of a head has come.
enum class HeadSearch { more, found, malformed };

/// Looks for the empty line that ends a head in what has arrived so far, from `scanned` on, and
/// moves it forward; when found it is the head's length. Malformed at once on a CR or LF that
/// stands alone and on an empty first line, so that nobody has to wait for an end that another
/// server would have seen already.
HeadSearch find_head_end(std::string_view arrived, std::size_t& scanned);

/// The strict gate between header and body: judges the raw bytes up to and with the first empty
/// line. It refuses whatever two servers could understand differently, although RFC 9112 lets some
/// of it be mended: bare CR or LF, folded lines, space around names, no or several Host or one that
/// is not the site's, Content-Length that is repeated, listed, signed or beside Transfer-Encoding,
/// any transfer coding but exactly `chunked` on HTTP/1.1, a target that is not origin-form or hides
/// separators or dot segments, a body on GET or HEAD.
///
/// Refusals: 400 malformed_request, ambiguous_framing, host_not_allowed, body_not_allowed; 417
/// expectation_unknown; 431 header_too_large; 501 method_unknown; 505 version_unsupported.
std::variant<RequestHead, Refusal> read_head(std::string_view raw, const Site& site);

}  // namespace usher::http

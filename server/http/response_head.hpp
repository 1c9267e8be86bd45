#pragma once

#include <string>
#include <string_view>

#include "server/http/response.hpp"
#include "server/http/site.hpp"

namespace usher::http {

/// What the status line and fields of an answer depend on beside the answer.
struct Delivery {
    Transport transport = Transport::plain;
    bool keep_alive = true;
    bool is_chunked =
        false;  ///< a stream on HTTP/1.1; on 1.0 a stream ends where the connection does
    std::string request_id;
};

/// The head of an answer with its empty line: framing, Date, X-Request-Id, security headers, and
/// Cache-Control: no-store where the answer has no Cache-Control of its own.
std::string encode_head(const Response& response, const Delivery& delivery);

/// The present time as RFC 9110, section 5.6.7, writes it; good until the thread asks again.
std::string_view http_date();

}  // namespace usher::http

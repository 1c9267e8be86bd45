#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/cookies.hpp"
#include "server/http/headers.hpp"

namespace usher::http {

class EventStream;

/// What a handler answers. The connection adds framing, date, request id and security headers, and
/// `Cache-Control: no-store` when no other Cache-Control is among `headers`.
struct Response {
    Response() = default;
    Response(int with_status, std::string type, std::string text)
        : status(with_status), content_type(std::move(type)), body(std::move(text)) {}

    int status = 200;
    std::string content_type;  ///< empty: no Content-Type is sent
    std::string body;
    std::shared_ptr<const std::string> shared_body;  ///< sent instead of `body` when set
    std::vector<Header> headers;
    std::vector<SetCookie> set_cookies;
    std::shared_ptr<EventStream> events;  ///< when set, the answer is this stream of events

    std::string_view content() const { return shared_body ? *shared_body : body; }
};

/// 200 with a JSON text.
Response json(std::string text);

/// A status without content, for example 204.
Response empty(int status);

/// The stream of events as text/event-stream; see event_stream.hpp.
Response event_stream(std::shared_ptr<EventStream> events);

/// The standard phrase of a status, for example "Not Found"; empty for a status never used here.
std::string_view reason_phrase(int status);

}  // namespace usher::http

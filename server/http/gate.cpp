#include "server/http/gate.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <optional>

#include "server/http/gate_fields.hpp"
#include "server/http/gate_target.hpp"

namespace usher::http {
namespace {

constexpr Refusal malformed{400, "malformed_request"};
constexpr Refusal ambiguous{400, "ambiguous_framing"};

std::optional<Refusal> read_request_line(std::string_view line, RequestHead& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return malformed;
    const auto name = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(name)) return malformed;
    if (version.size() != 8 || version.substr(0, 5) != "HTTP/") return malformed;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refusal{505, "version_unsupported"};
    const auto method = method_from(name);
    if (!method) return Refusal{501, "method_unknown"};
    head.method = *method;
    head.is_http_1_0 = version == "HTTP/1.0";
    if (!read_target(target, head.path, head.query)) return malformed;
    return std::nullopt;
}

std::optional<Refusal> read_field(std::string_view line, RequestHead& head) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return malformed;
    const auto name = line.substr(0, colon);
    const auto value = without_outer_space(line.substr(colon + 1));
    if (!is_field_value(value)) return malformed;
    if (head.headers.find(name) && is_single(name)) return is_framing(name) ? ambiguous : malformed;
    if (head.headers.fields().size() == max_fields) return Refusal{431, "header_too_large"};
    head.headers.add(name, value);
    return std::nullopt;
}

std::optional<Refusal> read_framing(RequestHead& head) {
    const auto length = head.headers.find("Content-Length");
    const auto coding = head.headers.find("Transfer-Encoding");
    if (length && coding) return ambiguous;
    if (coding) {
        if (head.is_http_1_0 || !equal_ignoring_case(*coding, "chunked")) return ambiguous;
        head.framing = Framing::chunked;
    }
    if (length) {
        const auto bytes = decimal_from(*length);
        if (!bytes) return ambiguous;
        head.content_length = *bytes;
        if (*bytes > 0) head.framing = Framing::length;
    }
    if (head.framing != Framing::none && is_safe(head.method))
        return Refusal{400, "body_not_allowed"};
    return std::nullopt;
}

std::optional<Refusal> read_connection(RequestHead& head) {
    const auto connection = head.headers.find("Connection").value_or("");
    head.keep_alive = !head.is_http_1_0 && !lists_token(connection, "close");
    if (const auto expectation = head.headers.find("Expect")) {
        if (!equal_ignoring_case(*expectation, "100-continue"))
            return Refusal{417, "expectation_unknown"};
        head.expects_continue = !head.is_http_1_0 && head.framing != Framing::none;
    }
    return std::nullopt;
}

// The first CR or LF. The library's search for one of several characters calls a function for each
// that it looks at.
std::size_t find_line_end(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] != '\r' && text[from] != '\n') ++from;
    return from < text.size() ? from : std::string_view::npos;
}

// What a head names that was read already.
std::string_view host_within(std::string_view raw) {
    while (!raw.empty()) {
        const auto end = find_line_end(raw, 0);
        const auto line = raw.substr(0, end);
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && equal_ignoring_case(line.substr(0, colon), "Host"))
            return without_outer_space(line.substr(colon + 1));
        raw.remove_prefix(std::min(raw.size(), line.size() + 2));
    }
    return {};
}

// A second opinion: should this file ever read a head otherwise than Beast does, nobody gets in.
bool beast_agrees(std::string_view raw, const RequestHead& head) {
    namespace beast = boost::beast::http;
    beast::request_parser<beast::empty_body> parser;
    parser.header_limit(max_head_bytes + 1);
    parser.body_limit(boost::none);
    boost::system::error_code error;
    const auto used = parser.put(boost::asio::const_buffer(raw.data(), raw.size()), error);
    if (error || used != raw.size() || !parser.is_header_done()) return false;
    return parser.chunked() == (head.framing == Framing::chunked) &&
           parser.content_length().value_or(0) == head.content_length;
}

}  // namespace

HeadSearch find_head_end(std::string_view arrived, std::size_t& scanned) {
    while (true) {
        const auto end = find_line_end(arrived, scanned);
        if (end == std::string_view::npos) {
            scanned = arrived.size();
            return HeadSearch::more;
        }
        if (arrived[end] == '\n' || end == 0) return HeadSearch::malformed;
        scanned = end;
        if (arrived.size() < end + 2) return HeadSearch::more;
        if (arrived[end + 1] != '\n') return HeadSearch::malformed;
        if (arrived[end - 1] == '\n') {
            scanned = end + 2;
            return HeadSearch::found;
        }
        scanned = end + 2;
    }
}

std::variant<RequestHead, Refusal> read_head(std::string_view raw, const Site& site) {
    if (raw.size() > max_head_bytes) return Refusal{431, "header_too_large"};
    RequestHead head;
    bool first = true;
    bool ended = false;
    std::string_view rest = raw;
    while (!ended) {
        const auto end = find_line_end(rest, 0);
        if (end == std::string_view::npos || rest.substr(end, 2) != "\r\n") return malformed;
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end + 2);
        ended = line.empty() && !first;
        if (ended) break;
        const auto refusal = first ? read_request_line(line, head) : read_field(line, head);
        if (refusal) return *refusal;
        first = false;
    }
    if (!rest.empty()) return malformed;
    const auto host = head.headers.find("Host");
    if (!host) return malformed;
    if (!site.has_host(*host)) return Refusal{400, "host_not_allowed", host_within(raw)};
    if (const auto refusal = read_framing(head)) return *refusal;
    if (const auto refusal = read_connection(head)) return *refusal;
    if (!beast_agrees(raw, head)) return malformed;
    return head;
}

}  // namespace usher::http

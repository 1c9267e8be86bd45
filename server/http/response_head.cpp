#include "server/http/response_head.hpp"

#include <array>
#include <ctime>

#include "server/http/security_headers.hpp"

namespace usher::http {

// Within a second, each answer has the same.
std::string_view http_date() {
    thread_local std::time_t second = -1;
    thread_local std::array<char, 32> text{};
    thread_local std::size_t size = 0;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
        second = now;
    }
    return {text.data(), size};
}

std::string encode_head(const Response& response, const Delivery& delivery) {
    std::string head;
    head.reserve(1024);
    const auto add = [&head](std::string_view name, std::string_view value) {
        head.append(name).append(": ").append(value).append("\r\n");
    };
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_phrase(response.status)).append("\r\n");
    add("Date", http_date());
    if (!response.content_type.empty()) add("Content-Type", response.content_type);
    if (delivery.is_chunked)
        add("Transfer-Encoding", "chunked");
    else if (!response.events && response.status != 204 && response.status != 304)
        add("Content-Length", std::to_string(response.content().size()));
    add("Connection", delivery.keep_alive ? "keep-alive" : "close");
    if (!delivery.request_id.empty()) add("X-Request-Id", delivery.request_id);
    bool has_cache_control = false;
    for (const auto& header : response.headers) {
        has_cache_control = has_cache_control || equal_ignoring_case(header.name, "Cache-Control");
        add(header.name, header.value);
    }
    if (!has_cache_control) add("Cache-Control", "no-store");
    return head.append(security_headers(delivery.transport)).append("\r\n");
}

}  // namespace usher::http

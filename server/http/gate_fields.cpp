#include "server/http/gate_fields.hpp"

#include <algorithm>
#include <array>

#include "server/http/headers.hpp"

namespace usher::http {
namespace {

constexpr std::array<std::string_view, 20> single_fields{
    "Host",          "Content-Length",  "Transfer-Encoding",
    "Content-Type",  "Connection",      "Content-Encoding",
    "Authorization", "Cookie",          "Origin",
    "Referer",       "Sec-Fetch-Site",  "X-CSRF-Token",
    "Last-Event-ID", "Idempotency-Key", "Expect",
    "Range",         "User-Agent",      "If-Modified-Since",
    "If-None-Match", "If-Match"};

}  // namespace

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               (character >= '0' && character <= '9') ||
               marks.find(character) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool is_single(std::string_view name) {
    return std::any_of(single_fields.begin(), single_fields.end(),
                       [&](std::string_view field) { return equal_ignoring_case(field, name); });
}

bool is_framing(std::string_view name) {
    return equal_ignoring_case(name, "Content-Length") ||
           equal_ignoring_case(name, "Transfer-Encoding");
}

std::optional<std::uint64_t> decimal_from(std::string_view text) {
    if (text.empty() || text.size() > 18) return std::nullopt;
    std::uint64_t value = 0;
    for (char character : text) {
        if (character < '0' || character > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(character - '0');
    }
    return value;
}

}  // namespace usher::http

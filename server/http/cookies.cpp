#include "server/http/cookies.hpp"

#include <algorithm>
#include <stdexcept>

namespace usher::http {
namespace {

constexpr std::string_view prefix = "__Host-";

bool is_cookie_octet(char character) {
    return character > 0x20 && character < 0x7f && character != '"' && character != ',' &&
           character != ';' && character != '\\';
}

bool is_name_character(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_' || character == '-';
}

bool is_well_formed(std::string_view name, std::string_view value) {
    return !name.empty() && std::all_of(name.begin(), name.end(), is_name_character) &&
           std::all_of(value.begin(), value.end(), is_cookie_octet);
}

}  // namespace

std::string encode(const SetCookie& cookie, Transport transport) {
    if (!is_well_formed(cookie.name, cookie.value))
        throw std::invalid_argument("a cookie has characters that cannot be sent");
    std::string field;
    if (transport == Transport::secure) field += prefix;
    field.append(cookie.name).append("=").append(cookie.value);
    field += "; Path=/; HttpOnly; SameSite=Lax";
    if (transport == Transport::secure) field += "; Secure";
    if (cookie.lifetime) field += "; Max-Age=" + std::to_string(cookie.lifetime->count());
    return field;
}

std::vector<Cookie> parse_cookies(std::string_view field, Transport transport) {
    std::vector<Cookie> cookies;
    while (!field.empty()) {
        auto pair = without_outer_space(field.substr(0, field.find(';')));
        const auto separator = field.find(';');
        field =
            separator == std::string_view::npos ? std::string_view{} : field.substr(separator + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        auto name = pair.substr(0, equals);
        const auto value = pair.substr(equals + 1);
        if (transport == Transport::secure) {
            if (name.substr(0, prefix.size()) != prefix) continue;
            name.remove_prefix(prefix.size());
        }
        if (is_well_formed(name, value)) cookies.push_back({std::string(name), std::string(value)});
    }
    return cookies;
}

}  // namespace usher::http

#include "server/http/site.hpp"

#include <algorithm>

#include "server/http/headers.hpp"

namespace usher::http {
namespace {

std::string_view own_port(Transport transport) {
    return transport == Transport::secure ? ":443" : ":80";
}

std::string_view without_own_port(std::string_view authority, Transport transport) {
    const auto port = own_port(transport);
    if (authority.size() > port.size() && authority.substr(authority.size() - port.size()) == port)
        authority.remove_suffix(port.size());
    return authority;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
    });
    return result;
}

bool is_port(std::string_view text) {
    if (text.empty() || text.size() > 5) return false;
    unsigned value = 0;
    for (char character : text) {
        if (character < '0' || character > '9') return false;
        value = value * 10 + static_cast<unsigned>(character - '0');
    }
    return value > 0 && value <= 65535;
}

bool is_authority(std::string_view authority) {
    if (authority.empty()) return false;
    std::string_view port;
    std::string_view characters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    std::string_view name;
    if (authority.front() == '[') {
        const auto end = authority.find(']');
        if (end == std::string_view::npos) return false;
        name = authority.substr(1, end - 1);
        port = authority.substr(end + 1);
        characters = "abcdef0123456789:.";
    } else {
        const auto colon = authority.find(':');
        name = authority.substr(0, colon);
        if (colon != std::string_view::npos) port = authority.substr(colon);
    }
    if (name.empty() || name.find_first_not_of(characters) != std::string_view::npos) return false;
    return port.empty() || (port.front() == ':' && is_port(port.substr(1)));
}

}  // namespace

std::string Site::origin() const {
    return (transport == Transport::secure ? "https://" : "http://") + host;
}

bool Site::has_host(std::string_view authority) const {
    const auto name = without_own_port(authority, transport);
    return equal_ignoring_case(name, host) ||
           std::any_of(other_hosts.begin(), other_hosts.end(),
                       [&](const std::string& other) { return equal_ignoring_case(name, other); });
}

bool Site::is_own_origin(std::string_view origin, std::string_view request_host) const {
    if (!has_host(request_host)) return false;
    return origin == (transport == Transport::secure ? "https://" : "http://") +
                         lowered(without_own_port(request_host, transport));
}

std::optional<Site> site_from(std::string_view public_url) {
    const auto url = lowered(public_url);
    std::string_view rest = url;
    Site site;
    if (rest.substr(0, 8) == "https://") {
        site.transport = Transport::secure;
        rest.remove_prefix(8);
    } else if (rest.substr(0, 7) == "http://") {
        rest.remove_prefix(7);
    } else {
        return std::nullopt;
    }
    if (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
    if (!is_authority(rest)) return std::nullopt;
    site.host = std::string(without_own_port(rest, site.transport));
    const auto name = site.host.substr(0, site.host.find(':'));
    if (name == "localhost")
        for (const char* address : {"127.0.0.1", "[::1]"})
            site.other_hosts.push_back(address + site.host.substr(name.size()));
    return site;
}

Site local_site(std::uint16_t port) {
    return *site_from("http://localhost:" + std::to_string(port));
}

}  // namespace usher::http

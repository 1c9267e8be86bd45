#include "server/mail/smtp_settings.hpp"

#include <algorithm>
#include <charconv>

namespace usher::mail {
namespace {

bool is_host_name(std::string_view host) {
    if (host.empty() || host.size() > 253 || host.front() == '-' || host.front() == '.')
        return false;
    return std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.';
    });
}

bool is_ipv4(std::string_view host) {
    return host.find_first_not_of("0123456789.") == std::string_view::npos &&
           std::count(host.begin(), host.end(), '.') == 3;
}

bool is_bracketed_ipv6(std::string_view host) {
    if (host.size() < 4 || host.front() != '[' || host.back() != ']') return false;
    const std::string_view inside = host.substr(1, host.size() - 2);
    return std::all_of(inside.begin(), inside.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
               c == ':' || c == '.';
    });
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (problem != std::errc{} || end != text.data() + text.size() || port == 0)
        return std::nullopt;
    return port;
}

std::uint16_t usual_port(SmtpSettings::Security security) {
    switch (security) {
        case SmtpSettings::Security::none:
            return 25;
        case SmtpSettings::Security::start_tls:
            return 587;
        case SmtpSettings::Security::tls:
            break;
    }
    return 465;
}

// RFC 5321 section 4.1.3: where there is no name, the address in brackets. Empty: it is neither.
std::string greeting(const std::string& host) {
    if (is_bracketed_ipv6(host)) return "[IPv6:" + host.substr(1);
    if (is_ipv4(host)) return '[' + host + ']';
    return is_host_name(host) ? host : std::string{};
}

bool take(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

}  // namespace

bool is_loopback(std::string_view host) {
    if (host == "localhost" || host == "[::1]") return true;
    // "127.0.0.1.example" is somebody's name, so an address has digits and three dots only.
    return is_ipv4(host) && host.substr(0, 4) == "127.";
}

Result<SmtpSettings, SmtpSettingsError> SmtpSettings::make(std::string_view address,
                                                           StartTls start_tls, std::string user,
                                                           Secret password,
                                                           const std::string& client_name) {
    const bool implicit_tls = take(address, "smtps://");
    if (!implicit_tls && !take(address, "smtp://")) return SmtpSettingsError::scheme;
    if (!address.empty() && address.back() == '/') address.remove_suffix(1);
    if (address.find_first_of("/?#@\\") != std::string_view::npos)
        return SmtpSettingsError::trailing;

    const std::size_t bracket = address.rfind(']');
    const std::size_t colon = address.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view host = address.substr(0, colon);
    if (!is_host_name(host) && !is_bracketed_ipv6(host)) return SmtpSettingsError::host;

    SmtpSettings settings;
    settings.host = host;
    const bool clear =
        start_tls == StartTls::never || (start_tls == StartTls::automatic && is_loopback(host));
    settings.security = implicit_tls ? Security::tls : clear ? Security::none : Security::start_tls;
    settings.port = usual_port(settings.security);
    if (colon != std::string_view::npos) {
        const auto port = parse_port(address.substr(colon + 1));
        if (!port) return SmtpSettingsError::port;
        settings.port = *port;
    }
    settings.client_name = greeting(client_name);
    if (settings.client_name.empty()) return SmtpSettingsError::client_name;
    if (user.empty() && !password.empty()) return SmtpSettingsError::password_without_user;
    if (!user.empty() && settings.security == Security::none && !is_loopback(host)) {
        return SmtpSettingsError::credentials_in_clear;
    }
    settings.user = std::move(user);
    settings.password = std::move(password);
    return settings;
}

}  // namespace usher::mail

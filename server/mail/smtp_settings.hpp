#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/values/instant.hpp"
#include "shared/values/result.hpp"
#include "shared/values/secret.hpp"

namespace usher::mail {

enum class SmtpSettingsError {
    scheme,       // neither smtp:// nor smtps://
    host,         // not a host name, an IPv4 address or a bracketed IPv6 address
    port,         // not 1 to 65535
    trailing,     // user, path, query or fragment in the address
    client_name,  // as host
    password_without_user,
    credentials_in_clear,  // a password over a connection without TLS to another machine
};

/// For smtp:// addresses. `automatic` requires STARTTLS, except towards this machine itself.
enum class StartTls { automatic, required, never };

/// The relay and how to reach it. Where TLS is used, version 1.2 or newer and a valid certificate
/// are required; there is no "if offered", which an attacker in the middle would simply not offer.
struct SmtpSettings {
    enum class Security { none, start_tls, tls };

    std::string host;
    std::uint16_t port = 0;
    Security security = Security::start_tls;
    std::string user;
    Secret password;
    /// What EHLO says: this server's public host name, or its address as a literal.
    std::string client_name = "localhost";
    /// A PEM file of certificate authorities to trust instead of the system's; empty for these.
    std::string authorities_file;
    Duration connect_time_out = seconds(15);
    /// For one mail, connecting included.
    Duration time_out = seconds(90);
    /// For the answer to a message that was handed over when sending is cancelled.
    Duration last_patience = seconds(3);

    /// `address` is smtp://host[:port] or smtps://host[:port]. Ports left out are 587 with
    /// STARTTLS, 25 without, 465 for smtps.
    static Result<SmtpSettings, SmtpSettingsError> make(std::string_view address,
                                                        StartTls start_tls, std::string user,
                                                        Secret password,
                                                        const std::string& client_name);
};

/// Whether the host is this machine by its own name for itself: localhost, 127.0.0.0/8, [::1].
bool is_loopback(std::string_view host);

}  // namespace usher::mail

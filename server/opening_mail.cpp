#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "server/opening.hpp"
#include "server/refusal_to_start.hpp"

namespace usher::opening {
namespace {

// What is wrong with a sender, in words.
std::string words_of(Code problem) {
    switch (problem) {
        case Code::address_no_at_sign:
            return "there is no @ in the address";
        case Code::address_unclosed:
            return "the address is not closed with >";
        case Code::address_local_part_empty:
            return "there is nothing before the @";
        case Code::address_domain_empty:
            return "there is nothing behind the @";
        case Code::address_domain_not_dotted:
            return "what stands behind the @ has no dot";
        case Code::address_local_part_not_ascii:
            return "what stands before the @ has a letter beyond ASCII";
        case Code::address_local_part_character:
            return "what stands before the @ has a character that cannot be there";
        case Code::address_domain_character:
        case Code::address_domain_label:
            return "what stands behind the @ is no domain";
        case Code::address_local_part_too_long:
        case Code::address_domain_too_long:
        case Code::address_too_long:
            return "the address is too long";
        default:
            return "the name is none that a mail can show (" + std::string{name(problem)} + ")";
    }
}

// Without a sender of its own only mail that stays on this machine goes anywhere.
void refuse_without_sender(const Options& options, const mail::SmtpSettings& settings,
                           const std::string& host) {
    if (!options.mail_from.empty()) return;
    if (mail::is_loopback(settings.host) && mail::is_loopback(host)) return;
    throw RefusalToStart{
        "--smtp needs --mail-from: say who the mails are from, as \"Example "
        "<invite@example.com>\"."};
}

void refuse_unreadable_authorities(const std::string& file) {
    if (file.empty()) return;
    std::error_code error;
    const bool is_file = std::filesystem::is_regular_file(file, error);
    if (is_file && ::access(file.c_str(), R_OK) == 0) return;
    const std::string why = error     ? error.message()
                            : is_file ? std::generic_category().message(errno)
                                      : "it is no file";
    throw RefusalToStart{"--smtp-authorities: " + file + " cannot be read: " + why + "."};
}

}  // namespace

Mailbox sender(const Options& options) {
    const auto mailbox = Mailbox::parse(
        options.mail_from.empty() ? "Usher <usher@localhost.localdomain>" : options.mail_from);
    if (!mailbox)
        throw RefusalToStart{"--mail-from must be an address or \"Name <address>\": " +
                             words_of(mailbox.error()) + "."};
    return *mailbox;
}

std::unique_ptr<mail::SmtpTransport> transport(const Options& options, const std::string& host) {
    if (options.smtp.empty()) return nullptr;
    const auto start_tls = options.smtp_start_tls == "never"      ? mail::StartTls::never
                           : options.smtp_start_tls == "required" ? mail::StartTls::required
                                                                  : mail::StartTls::automatic;
    auto settings = mail::SmtpSettings::make(options.smtp, start_tls, options.smtp_user,
                                             Secret{options.smtp_password}, host);
    if (settings) {
        refuse_without_sender(options, *settings, host);
        refuse_unreadable_authorities(options.smtp_authorities);
        settings->authorities_file = options.smtp_authorities;
        return std::make_unique<mail::SmtpTransport>(std::move(*settings));
    }
    switch (settings.error()) {
        case mail::SmtpSettingsError::credentials_in_clear:
            throw RefusalToStart{
                "The relay's password would cross the network in the clear. Use smtps:// or "
                "--smtp-start-tls required."};
        case mail::SmtpSettingsError::password_without_user:
            throw RefusalToStart{"--smtp-password needs --smtp-user."};
        case mail::SmtpSettingsError::client_name:
            throw RefusalToStart{"\"" + host +
                                 "\", the host of --public-url, is no name and no address that the "
                                 "server could greet the relay with."};
        default:
            throw RefusalToStart{
                "--smtp must be smtp://host:port or smtps://host:port and nothing more; user and "
                "password have options of their own."};
    }
}

}  // namespace usher::opening

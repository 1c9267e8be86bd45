#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace usher {

/// What an operator may say, by flag, by environment (`USHER_` and the flag's name in capitals) or
/// in the configuration file, with the same names in each. Of what is said twice, the flag counts,
/// then the environment.
struct Options {
    enum class Task { serve, setup, backup, restore, verify, export_, migrate };

    Task task = Task::serve;
    /// The configuration file; empty: none.
    std::filesystem::path config;
    /// Of `backup` and `restore`.
    std::filesystem::path file;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    /// PEM files; both or none. Without them the server speaks HTTP in the clear.
    std::filesystem::path tls_certificate;
    std::filesystem::path tls_key;
    /// Links in mails are built from this alone. Empty: localhost and the port.
    std::string public_url;
    std::filesystem::path data = "data";
    /// Empty: `usher.key` in the data folder.
    std::filesystem::path key_file;
    /// Empty: the folder `web` beside the program.
    std::filesystem::path web;
    std::string smtp;
    std::string smtp_user;
    std::string smtp_password;
    std::string smtp_start_tls = "automatic";
    std::string smtp_authorities;
    std::string mail_from;
    /// Seconds.
    std::uint32_t hold_mail = 10;
    /// What a reader of /metrics shows as a bearer token. Empty: nobody reads them.
    std::string metrics_token;
    /// Multiplies how often anybody may ask; 0: as often as they like.
    double rate_limits = 1;
    /// `debug` adds a line for each answered request.
    std::string log_level = "info";
    /// `text` or `json`.
    std::string log_format = "text";
    /// Start although the clock is behind what was kept.
    bool accept_clock = false;
    /// Addresses and networks of the proxies before the server.
    std::vector<std::string> trusted_proxies;
    /// What the operator should know of what they said, in sentences.
    std::vector<std::string> warnings;
};

/// Reads the command line. No value: the program ends with the exit code (help was shown, or a
/// mistake explained).
std::optional<Options> read_options(int count, char** arguments, int& exit_code);

}  // namespace usher

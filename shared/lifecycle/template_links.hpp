#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace usher {

/// A link that stands in somebody's words.
struct WrittenLink {
    /// Where it stands in the text, without the full stop or bracket behind it.
    std::size_t begin = 0;
    std::size_t size = 0;
    /// In lower case, with a port as it is written; with its user where it names one, so that no
    /// list of hosts has it.
    std::string host;
    bool encrypted = false;
};

/// The first that begins at `from` or behind: http:// or https:// and what follows of printable
/// ASCII (RFC 3986).
std::optional<WrittenLink> find_link(std::string_view text, std::size_t from);

/// Whom an organization's mails may link to: this server, and the organization's own domains with
/// everything below them.
struct LinkHosts {
    /// The server's, with a port that is not the scheme's own.
    std::string own;
    /// The organization's policy `allowed_domains`: lower-case A-labels.
    std::vector<std::string> domains;

    bool has(const WrittenLink& link) const;
};

}  // namespace usher

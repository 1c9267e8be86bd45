#include "shared/values/email_address.hpp"

#include <algorithm>
#include <array>

#include "shared/policy/limits.hpp"
#include "shared/values/domain_name.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322 section 3.2.3: atext.
bool is_atom_character(char c) {
    return is_letter_or_digit(c) ||
           std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<Code> judge_local_part(std::string_view local) {
    if (local.empty()) return Code::address_local_part_empty;
    if (!is_ascii(local)) return Code::address_local_part_not_ascii;
    if (local.size() > limits::address_local_part_bytes) return Code::address_local_part_too_long;
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) {
        return Code::address_local_part_character;
    }
    const bool atoms = std::all_of(local.begin(), local.end(),
                                   [](char c) { return c == '.' || is_atom_character(c); });
    if (!atoms) return Code::address_local_part_character;
    return std::nullopt;
}

// Whether one slip of the fingers (a letter wrong, missing, doubled, or two swapped) turns `a` into
// `b`.
bool is_one_slip(std::string_view a, std::string_view b) {
    if (a == b) return false;
    std::size_t front = 0;
    while (front < std::min(a.size(), b.size()) && a[front] == b[front]) ++front;
    a.remove_prefix(front);
    b.remove_prefix(front);
    std::size_t back = 0;
    while (back < std::min(a.size(), b.size()) && a[a.size() - 1 - back] == b[b.size() - 1 - back])
        ++back;
    a.remove_suffix(back);
    b.remove_suffix(back);
    if (a.size() == 2 && b.size() == 2) return a[0] == b[1] && a[1] == b[0];
    return std::max(a.size(), b.size()) == 1;
}

constexpr std::array<std::string_view, 19> common_domains{
    "gmail.com", "outlook.com", "hotmail.com", "yahoo.com",     "icloud.com",
    "live.com",  "msn.com",     "aol.com",     "proton.me",     "gmx.de",
    "gmx.net",   "web.de",      "mail.ru",     "yandex.ru",     "hotmail.fr",
    "orange.fr", "comcast.net", "yahoo.co.uk", "protonmail.com"};

// Real domains that stand one slip away from a common one.
constexpr std::array<std::string_view, 8> not_slips{
    "ymail.com", "mail.com", "email.com", "gmx.com", "gmx.at", "gmx.ch", "me.com", "hotmail.de"};

}  // namespace

Result<EmailAddress, Code> EmailAddress::parse(std::string_view text) {
    const std::string_view address = trim(text);
    if (address.empty()) return Code::required;
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos) return Code::address_no_at_sign;
    const std::string_view local = address.substr(0, at);
    if (const auto code = judge_local_part(local)) return *code;
    const auto domain = DomainName::parse(address.substr(at + 1));
    if (!domain) return domain.error();
    std::string key = ascii_lower(local) + '@' + domain->ascii();
    if (std::max(address.size(), key.size()) > limits::address_bytes) return Code::address_too_long;
    return EmailAddress{std::string{address}, std::move(key)};
}

std::string EmailAddress::ascii() const {
    return std::string{local_part()} + '@' + std::string{domain_key()};
}

std::string_view EmailAddress::local_part() const {
    return std::string_view{text_}.substr(0, text_.rfind('@'));
}

std::string_view EmailAddress::domain() const {
    return std::string_view{text_}.substr(text_.rfind('@') + 1);
}

std::string_view EmailAddress::domain_key() const {
    return std::string_view{key_}.substr(key_.rfind('@') + 1);
}

Result<Mailbox, Code> Mailbox::parse(std::string_view text) {
    const std::string_view entry = trim(text);
    const std::size_t open = entry.rfind('<');
    if (open == std::string_view::npos) {
        const auto address = EmailAddress::parse(entry);
        if (!address) return address.error();
        return Mailbox{Name{}, *address};
    }
    if (entry.back() != '>') return Code::address_unclosed;
    const auto address = EmailAddress::parse(entry.substr(open + 1, entry.size() - open - 2));
    if (!address) return address.error();

    std::string_view written = trim(entry.substr(0, open));
    std::string unquoted;
    if (written.size() >= 2 && written.front() == '"' && written.back() == '"') {
        written = written.substr(1, written.size() - 2);
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (written[i] == '\\' && i + 1 < written.size()) ++i;
            unquoted.push_back(written[i]);
        }
        written = unquoted;
    }
    const auto name = Name::parse(written);
    if (!name) return name.error();
    return Mailbox{*name, *address};
}

std::optional<EmailAddress> did_you_mean(const EmailAddress& address) {
    const std::string_view domain = address.domain_key();
    const auto is_domain = [&](std::string_view known) { return domain == known; };
    if (std::any_of(common_domains.begin(), common_domains.end(), is_domain)) return std::nullopt;
    if (std::any_of(not_slips.begin(), not_slips.end(), is_domain)) return std::nullopt;
    for (const std::string_view common : common_domains) {
        if (!is_one_slip(domain, common)) continue;
        const auto meant =
            EmailAddress::parse(std::string{address.local_part()} + "@" + std::string{common});
        if (meant) return *meant;
    }
    return std::nullopt;
}

}  // namespace usher

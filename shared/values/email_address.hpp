#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/name.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// An address that a mail server can be asked to deliver to: an RFC 5321 section 4.1.2 Mailbox with
/// a dot-string local part in ASCII and a dotted domain in any script (DomainName). Length limits
/// are those of RFC 5321 section 4.5.3.1. It is written to as typed and compared by its key.
class EmailAddress {
public:
    /// Errors: required, address_*.
    static Result<EmailAddress, Code> parse(std::string_view text);

    /// As typed, white space around it removed.
    const std::string& text() const { return text_; }
    /// The canonical form: local part in ASCII lower case, domain in lower-case A-labels. Two
    /// addresses are the same if their keys are.
    const std::string& key() const { return key_; }
    std::string_view local_part() const;
    std::string_view domain() const;
    /// The domain in lower-case A-labels.
    std::string_view domain_key() const;
    /// As SMTP without SMTPUTF8 (RFC 6531) carries it: local part as typed, domain in A-labels.
    std::string ascii() const;

    friend bool operator==(const EmailAddress& a, const EmailAddress& b) {
        return a.key_ == b.key_;
    }

private:
    EmailAddress(std::string text, std::string key)
        : text_{std::move(text)}, key_{std::move(key)} {}
    std::string text_;
    std::string key_;
};

/// An address with the name of its owner, as RFC 5322 section 3.4 writes it: `John Wayne
/// <jw@cowboy.com>`.
struct Mailbox {
    Name name;
    EmailAddress address;

    /// Accepts an address alone, `Name <address>` and `"Name, quoted" <address>`. A bad name is an
    /// error of its own. Errors: those of EmailAddress and Name, address_unclosed.
    static Result<Mailbox, Code> parse(std::string_view text);
};

/// The address that was probably meant, when the domain is one slip away from one that very many
/// people have (gmial.com).
std::optional<EmailAddress> did_you_mean(const EmailAddress& address);

}  // namespace usher

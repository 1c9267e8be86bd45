#pragma once

#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// A dotted domain of letters, digits and hyphens (RFC 1123 section 2.1), in any script: what is
/// typed is mapped as UTS #46 says (non-transitional), judged by RFC 5892 and 5893, and written in
/// A-labels (RFC 3492). Compared by that form.
class DomainName {
public:
    /// Errors: address_domain_empty, address_domain_character, address_domain_not_ascii (a letter
    /// or sign beyond ASCII that no domain has), address_domain_too_long, address_domain_label,
    /// address_domain_not_dotted.
    static Result<DomainName, Code> parse(std::string_view text);

    /// In lower-case A-labels. Parsing it gives it again.
    const std::string& ascii() const { return ascii_; }

    friend bool operator==(const DomainName&, const DomainName&) = default;

private:
    explicit DomainName(std::string ascii) : ascii_{std::move(ascii)} {}
    std::string ascii_;
};

}  // namespace usher

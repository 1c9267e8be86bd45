#pragma once

#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// What another system calls a person (RFC 7643 section 3.1, externalId): opaque, kept and compared
/// exactly, at most 256 code points, no control characters.
class ExternalId {
public:
    /// Errors: required (nothing or only white space), control_character (also ill-formed UTF-8),
    /// too_long.
    static Result<ExternalId, Code> parse(std::string_view text);

    const std::string& text() const { return text_; }
    friend bool operator==(const ExternalId&, const ExternalId&) = default;
    friend bool operator<(const ExternalId& a, const ExternalId& b) { return a.text_ < b.text_; }

private:
    explicit ExternalId(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

}  // namespace usher

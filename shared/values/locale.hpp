#pragma once

#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// A language that Usher can speak to somebody in: a BCP 47 tag of language and, optionally, region
/// (`en`, `pt-BR`).
class Locale {
public:
    Locale() : text_{"en"} {}

    /// Errors: locale_unknown.
    static Result<Locale, Code> parse(std::string_view text);

    const std::string& text() const { return text_; }
    friend bool operator==(const Locale&, const Locale&) = default;

private:
    explicit Locale(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

}  // namespace usher

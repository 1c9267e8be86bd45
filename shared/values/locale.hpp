#pragma once

#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// A language that Usher can speak to somebody in: a BCP 47 tag (RFC 5646) of language and, where
/// it matters, script and region (`en`, `pt-BR`, `zh-Hant-TW`, `es-419`), in the case that
/// section 2.1.1 recommends, however it was typed.
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

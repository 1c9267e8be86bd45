#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// What a person is called inside one organization, unique there: a–z 0–9 . _ -, 1 to 64
/// characters, a letter or digit at both ends, no two separators in a row. Capitals are read as
/// small letters.
class Username {
public:
    /// Errors: required, too_long, handle_character, handle_ends, handle_separators.
    static Result<Username, Code> parse(std::string_view text);

    /// The part of the address before the @, without what follows a plus sign. Where nothing of it
    /// can stand in a username: `person`.
    static Username derive(const EmailAddress& address);

    const std::string& text() const { return text_; }
    friend bool operator==(const Username&, const Username&) = default;

private:
    explicit Username(std::string text) : text_{std::move(text)} {}
    friend Username unique(const Username&, const std::function<bool(const Username&)>&);
    std::string text_;
};

/// The username itself, or with `-2`, `-3`, … behind it, so that it is not taken.
Username unique(const Username& username, const std::function<bool(const Username&)>& is_taken);

}  // namespace usher

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"

/// What usernames, account handles and organization handles have in common: small letters a–z,
/// digits and separators, a letter or digit at both ends and between any two separators.
namespace usher::handle_text {

/// Which separators a kind allows.
inline constexpr std::string_view of_people = "._-";
inline constexpr std::string_view of_organizations = "-";

/// Errors: required, handle_too_short, too_long, handle_character, handle_ends, handle_separators.
std::optional<Code> judge(std::string_view text, std::string_view separators, std::size_t shortest,
                          std::size_t longest);

/// The nearest legal text: letters made small and without their accents, apostrophes left out,
/// everything else that is not allowed read as a hyphen, at most `longest` long. It may be empty.
std::string nearest(std::string_view text, std::string_view separators, std::size_t longest);

/// `text`, or the first of `text-2`, `text-3`, … that is not taken, cut to `longest`. Where the
/// numbers taken have gaps it may be a later one. Asks a number of times that grows with the
/// logarithm of the numbers taken.
std::string unique(std::string_view text, std::size_t longest,
                   const std::function<bool(std::string_view)>& is_taken);

}  // namespace usher::handle_text

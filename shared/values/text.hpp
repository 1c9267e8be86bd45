#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "shared/values/code.hpp"

namespace usher {

/// Reads one code point of UTF-8 (RFC 3629) at `position` and moves past it. No value: ill-formed,
/// or past the end.
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& position);

/// The number of code points; no value when the text is not UTF-8.
std::optional<std::size_t> count_code_points(std::string_view text);

/// Writes one code point as UTF-8.
void append_code_point(char32_t point, std::string& text);

/// Of C0, C1 and delete.
bool is_control(char32_t point);

std::string ascii_lower(std::string_view text);
/// Arabic-Indic, Persian and full-width digits as those of ASCII.
std::string ascii_digits(std::string_view text);
/// Without the spaces, tabs and line ends around it.
std::string_view trim(std::string_view text);
/// Without everything around it that shows nothing: Unicode's white space and, where nothing else
/// is there, letters and signs that are blank or invisible.
std::string_view trim_blank(std::string_view text);

/// What is wrong with a line that people see (a name, an organization's name): control characters,
/// bidirectional controls and invisible characters, ill-formed UTF-8 (`control_character`), or
/// something that a mail reader would turn into a link. A joiner may stand where it shows: between
/// two emoji, or two letters of a script that is written with it. A line may be empty; whether it
/// must not be is its type's affair.
std::optional<Code> judge_line(std::string_view text, std::size_t longest);

/// As `judge_line` for running text: line breaks, tabs and links are allowed, a carriage return is
/// not.
std::optional<Code> judge_paragraphs(std::string_view text, std::size_t longest);

}  // namespace usher

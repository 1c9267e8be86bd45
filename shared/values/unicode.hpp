#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace usher::unicode {

/// UAX #9 table 4, of code points that domain names may have.
enum class Bidi : std::uint8_t {
    left_to_right,
    right_to_left,
    arabic_letter,
    european_number,
    arabic_number,
    european_separator,
    common_separator,
    european_terminator,
    other_neutral,
    boundary_neutral,
    nonspacing_mark,
};

/// How a letter joins its neighbours in a cursive script (ArabicShaping.txt).
enum class Joining : std::uint8_t { none, left, right, dual, transparent, causing };

enum class Script : std::uint8_t { common, latin, han, hiragana, katakana, bopomofo, hangul };

struct Properties {
    /// Whether a domain name may have it: PVALID, CONTEXTJ or CONTEXTO of RFC 5892. The rest is
    /// known of valid code points alone.
    bool valid = false;
    bool mark = false;
    Bidi bidi = Bidi::left_to_right;
    Joining joining = Joining::none;
    std::uint8_t combining_class = 0;
};

/// Of a code point that `append_mapped` leaves as it is.
Properties properties_of(char32_t point);

/// The mapping of UTS #46, non-transitional: small letters, and compatible characters as what they
/// stand for. What it does not map it leaves.
void append_mapped(char32_t point, std::u32string& text);

/// The code point that is canonically equivalent to the two, and the two of one.
std::optional<char32_t> compose(char32_t first, char32_t second);
std::optional<std::pair<char32_t, char32_t>> decompose(char32_t point);

/// Scripts beyond those named have numbers of their own. `common` is what every script uses.
Script script_of(char32_t point);

}  // namespace usher::unicode

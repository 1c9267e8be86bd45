#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Crockford's base 32: digits and letters without those that are mistaken for others.
namespace usher::crockford {

inline constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What people put between symbols.
constexpr bool is_separator(char c) {
    return c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n';
}

/// Letters in either case, O read as 0, I and L as 1.
constexpr std::optional<std::uint8_t> symbol_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t place = alphabet.find(c);
    if (place == std::string_view::npos) return std::nullopt;
    return static_cast<std::uint8_t>(place);
}

}  // namespace usher::crockford

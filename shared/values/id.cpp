#include "shared/values/id.hpp"

namespace usher {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

bool is_hyphen_place(std::size_t place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string Bits128::text() const {
    std::string text(36, '-');
    std::size_t place = 0;
    for (const std::uint8_t byte : bytes) {
        if (is_hyphen_place(place)) ++place;
        text[place++] = digits[byte >> 4U];
        text[place++] = digits[byte & 15U];
    }
    return text;
}

std::optional<Bits128> Bits128::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Bits128 bits;
    std::size_t nibble = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (is_hyphen_place(place)) {
            if (text[place] != '-') return std::nullopt;
            continue;
        }
        const int value = hex_value(text[place]);
        if (value < 0) return std::nullopt;
        bits.bytes[nibble / 2] = static_cast<std::uint8_t>((bits.bytes[nibble / 2] << 4U) | value);
        ++nibble;
    }
    return bits;
}

}  // namespace usher

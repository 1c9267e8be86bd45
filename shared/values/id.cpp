#include "shared/values/id.hpp"

namespace usher {
namespace {

constexpr std::size_t length = 36;

constexpr std::array<std::array<char, 2>, 256> make_digits() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte < 256; ++byte)
        pairs[byte] = {digits[byte >> 4U], digits[byte & 15U]};
    return pairs;
}

// Of each byte, its two digits.
constexpr std::array<std::array<char, 2>, 256> digits = make_digits();

// Where the two digits of each byte stand.
constexpr std::array<std::uint8_t, 16> places{0,  2,  4,  6,  9,  11, 14, 16,
                                              19, 21, 24, 26, 28, 30, 32, 34};
constexpr std::array<std::uint8_t, 4> hyphens{8, 13, 18, 23};

constexpr std::uint8_t no_digit = 0x80;

constexpr std::array<std::uint8_t, 256> make_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::uint8_t i = 0; i < 10; ++i) values[std::size_t{'0'} + i] = i;
    for (std::uint8_t i = 10; i < 16; ++i) {
        values[std::size_t{'a'} + i - 10] = i;
        values[std::size_t{'A'} + i - 10] = i;
    }
    return values;
}

constexpr std::array<std::uint8_t, 256> values = make_values();

}  // namespace

std::array<char, 36> Bits128::characters() const {
    std::array<char, length> text{};
    for (const std::uint8_t place : hyphens) text[place] = '-';
    for (std::size_t i = 0; i < bytes.size(); ++i)
        std::memcpy(text.data() + places[i], digits[bytes[i]].data(), 2);
    return text;
}

std::string Bits128::text() const {
    const auto text = characters();
    return {text.data(), text.size()};
}

std::optional<Bits128> Bits128::parse(std::string_view text) {
    if (text.size() != length) return std::nullopt;
    for (const std::uint8_t place : hyphens) {
        if (text[place] != '-') return std::nullopt;
    }
    Bits128 bits;
    std::uint8_t seen = 0;
    for (std::size_t i = 0; i < bits.bytes.size(); ++i) {
        const std::uint8_t high = values[static_cast<std::uint8_t>(text[places[i]])];
        const std::uint8_t low = values[static_cast<std::uint8_t>(text[places[i] + 1U])];
        seen |= high | low;
        bits.bytes[i] = static_cast<std::uint8_t>(high << 4U | low);
    }
    if ((seen & no_digit) != 0) return std::nullopt;
    return bits;
}

}  // namespace usher

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace usher {

/// How many bytes a text begins with that stand in JSON as they are: printable ASCII but the quote
/// and the backslash (RFC 8259 section 7). Eight are looked at together.
inline std::size_t plain_beginning(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t tops = 0x8080808080808080;
    // Where a byte is zero, its top bit; above one that is zero, at most a bit too many.
    const auto zeros = [](std::uint64_t word) { return (word - ones) & ~word; };
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t controls = (word - ones * 0x20) & ~word;
        const std::uint64_t others = word | (word + ones);
        const std::uint64_t quotes = zeros(word ^ ones * '"') | zeros(word ^ ones * '\\');
        if (((controls | others | quotes) & tops) != 0) break;
    }
    const auto is_plain = [](char byte) {
        return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
    };
    while (at < text.size() && is_plain(text[at])) ++at;
    return at;
}

}  // namespace usher

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace usher::auth {

/// The same bytes, for functions that take text. Valid as long as the array is.
template <std::size_t size>
std::string_view view_of(const std::array<std::uint8_t, size>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Most significant byte first.
constexpr std::array<std::uint8_t, 4> big_endian(std::uint32_t number) {
    return {static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
            static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

constexpr std::array<std::uint8_t, 8> big_endian(std::uint64_t number) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
    }
    return bytes;
}

/// Whether the bytes are the same, in a time that depends on their number alone.
bool equal_in_constant_time(std::string_view one, std::string_view other);

}  // namespace usher::auth

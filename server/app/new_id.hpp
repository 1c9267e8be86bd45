#pragma once

#include "server/app/ports.hpp"

namespace usher::app {

/// A UUID of version 7 (RFC 9562 section 5.7): the instant, then 74 random bits.
template <class Id>
Id new_id(const Clock& clock, Random& random) {
    Id id;
    auto& bytes = id.bits.bytes;
    random.fill(bytes.data(), bytes.size());
    const auto ms = static_cast<std::uint64_t>(clock.now().ms);
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x70U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    return id;
}

}  // namespace usher::app

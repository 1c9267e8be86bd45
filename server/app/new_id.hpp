#pragma once

#include <algorithm>

#include "server/app/digest.hpp"
#include "server/app/ports.hpp"

namespace usher::app {

/// The least UUID of version 7 (RFC 9562 section 5.7) of an instant: such ids are ordered by their
/// instants.
template <class Id>
Id first_id_at(Instant instant) {
    Id id;
    const auto ms = static_cast<std::uint64_t>(instant.ms);
    for (std::size_t i = 0; i < 6; ++i)
        id.bits.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bits.bytes[6] = 0x70;
    id.bits.bytes[8] = 0x80;
    return id;
}

/// That of the instant with these 74 bits, of ten bytes.
template <class Id>
Id id_at(Instant instant, const std::uint8_t* bits) {
    Id id = first_id_at<Id>(instant);
    auto& bytes = id.bits.bytes;
    bytes[6] |= bits[0] & 0x0fU;
    bytes[7] = bits[1];
    bytes[8] |= bits[2] & 0x3fU;
    std::copy_n(bits + 3, 7, bytes.begin() + 9);
    return id;
}

/// One that nobody can guess.
template <class Id>
Id new_id(const Clock& clock, Random& random) {
    std::array<std::uint8_t, 10> bits{};
    random.fill(bits.data(), bits.size());
    return id_at<Id>(clock.now(), bits.data());
}

}  // namespace usher::app

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace usher::app {

/// SHA-256 (FIPS 180-4).
class Digest {
public:
    using Bytes = std::array<std::uint8_t, 32>;
    virtual ~Digest() = default;
    virtual Bytes of(std::string_view bytes) const = 0;
};

}  // namespace usher::app

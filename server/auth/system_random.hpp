#pragma once

#include "server/app/ports.hpp"

namespace usher::auth {

/// The operating system's random numbers, by libsodium. Any thread.
class SystemRandom : public app::Random {
public:
    /// Throws std::runtime_error when there is no randomness.
    SystemRandom();
    void fill(std::uint8_t* bytes, std::size_t count) override;
};

}  // namespace usher::auth

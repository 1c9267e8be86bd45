#pragma once

#include <cstddef>

#include "shared/policy/limits.hpp"

namespace usher::auth {

/// What one hash costs. The defaults take about 100 ms on a core of the reference platform.
struct Argon2Cost {
    /// At least 8 KiB.
    std::size_t memory_bytes = limits::password_memory_bytes;
    unsigned passes = limits::password_passes;
};

}  // namespace usher::auth

#pragma once

#include <chrono>

#include "server/app/ports.hpp"

namespace usher::app {

/// The machine's own time.
class SystemClock final : public Clock {
public:
    Instant now() const override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
    }
};

}  // namespace usher::app

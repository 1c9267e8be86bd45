#pragma once

#include <atomic>

#include "server/app/ports.hpp"

namespace usher::test {

/// Time that goes on only when it is told to. Any thread.
class VirtualClock final : public app::Clock {
public:
    explicit VirtualClock(Instant now) : ms_{now.ms} {}

    Instant now() const override { return {ms_.load()}; }
    void set(Instant now) { ms_ = now.ms; }
    void advance(Duration by) { ms_ += by.ms; }

private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace usher::test

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "server/auth/throttle.hpp"
#include "server/http/serving.hpp"

namespace usher::http {

/// How many requests were answered, and how fast. An event stream is counted when it ends; how long
/// it stayed open is its reader's affair, and no duration of a request. Any thread.
class Metrics {
public:
    void count(const AccessEntry& entry);

    /// In Prometheus' text format, version 0.0.4.
    std::string text() const;

private:
    /// Upper bounds in seconds, and one for what is slower.
    static constexpr std::array<double, 8> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5};
    static constexpr std::size_t classes = 5;

    std::array<std::atomic<std::uint64_t>, classes> answered_{};
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> within_{};
    std::atomic<std::uint64_t> microseconds_{0};
};

/// How many requests were refused because there were too many, in the same format.
std::string metrics_of(const auth::Throttle& throttle);

}  // namespace usher::http

#pragma once

#include <chrono>
#include <functional>
#include <string_view>

#include "server/app/writer.hpp"
#include "shared/policy/limits.hpp"

namespace usher::app {

/// Told what went wrong with work that nobody waits for; for the log.
using Complaint = std::function<void(std::string_view what)>;

/// How much of the writer's time a slice of large work may still take. The first step always fits.
class SliceTime {
public:
    bool is_over() const {
        return std::chrono::steady_clock::now() - begun_ >=
               std::chrono::milliseconds{limits::slice.ms};
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// Runs work behind everybody else's and waits for it. False: it was not kept, or the writer has
/// stopped.
bool keep_behind(Writer& writer, Writer::Work work);

}  // namespace usher::app

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace usher::app {

/// Says once that something has begun to fail and once that it works again, however often it failed
/// meanwhile: a disk that is full fails a thousand times a second. One thread.
class FailureStreak {
public:
    using Say = std::function<void(const std::string&)>;

    /// `what`: of whom it says so, as "the store".
    FailureStreak(std::string what, Say failed, Say works)
        : what_{std::move(what)}, failed_{std::move(failed)}, works_{std::move(works)} {}

    void fail(std::string_view why) {
        if (++failures_ == 1) failed_(what_ + " failed: " + std::string{why});
    }
    void work() {
        if (failures_ > 0)
            works_(what_ + " works again; it failed " + std::to_string(failures_) +
                   (failures_ == 1 ? " time" : " times"));
        failures_ = 0;
    }

private:
    std::string what_;
    Say failed_;
    Say works_;
    std::size_t failures_ = 0;
};

}  // namespace usher::app

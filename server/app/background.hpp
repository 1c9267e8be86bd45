#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "shared/values/instant.hpp"

namespace usher::app {

/// A thread that works whenever it is woken, and by itself after a pause that the work chooses.
class Background {
public:
    /// One pass. Returns how long to rest when nobody wakes it; zero: go on at once. `is_stopping`
    /// is asked between steps that take long.
    using Pass = std::function<Duration()>;

    explicit Background(Pass pass);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// Any thread.
    void wake();
    /// Waits for the pass that runs.
    void stop();
    bool is_stopping() const;

private:
    void loop();

    Pass pass_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = true;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace usher::app

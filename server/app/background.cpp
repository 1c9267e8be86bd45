#include "server/app/background.hpp"

#include <chrono>

namespace usher::app {

Background::Background(Pass pass) : pass_{std::move(pass)}, thread_{[this] { loop(); }} {}

Background::~Background() { stop(); }

void Background::wake() {
    const std::lock_guard lock{mutex_};
    woken_ = true;
    changed_.notify_one();
}

void Background::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

bool Background::is_stopping() const {
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void Background::loop() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        woken_ = false;
        lock.unlock();
        const std::chrono::milliseconds rest{pass_().ms};
        lock.lock();
        changed_.wait_for(lock, rest, [this] { return woken_ || stopping_; });
    }
}

}  // namespace usher::app

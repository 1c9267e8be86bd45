#include "server/mail/outbox_thread.hpp"

#include <algorithm>
#include <chrono>
#include <exception>

namespace usher::mail {
namespace {

// A deadline is looked at again this often, since a wall clock may be set.
constexpr Duration longest_wait = seconds(30);
constexpr Duration wait_after_failure = seconds(5);

}  // namespace

OutboxThread::OutboxThread(OutboxWorker& worker, const app::Clock& clock, Report report)
    : worker_{worker}, clock_{clock}, report_{std::move(report)}, thread_{[this] { run(); }} {}

OutboxThread::~OutboxThread() { stop(); }

void OutboxThread::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void OutboxThread::notify() {
    {
        const std::lock_guard lock{mutex_};
        notified_ = true;
    }
    changed_.notify_one();
}

void OutboxThread::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        notified_ = false;
        lock.unlock();
        const Duration wait = pass();
        lock.lock();
        changed_.wait_for(lock, std::chrono::milliseconds{wait.ms},
                          [this] { return stopping_ || notified_; });
    }
}

Duration OutboxThread::pass() {
    try {
        const auto wake = worker_.run_once(clock_.now()).wake;
        if (!wake) return longest_wait;
        return {std::clamp((*wake - clock_.now()).ms, std::int64_t{0}, longest_wait.ms)};
    } catch (const app::StoreFailure& failure) {
        report_(failure.what);
    } catch (const std::exception& failure) {
        report_(failure.what());
    }
    return wait_after_failure;
}

}  // namespace usher::mail

#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

#include "server/mail/outbox_worker.hpp"

namespace usher::mail {

/// A thread that calls the worker whenever mail is due, from construction to destruction. It owns
/// nothing but itself: the worker, the clock and what they use outlive it.
class OutboxThread {
public:
    /// Called on the mail thread when a pass could not be made; `what` is for the log.
    using Report = std::function<void(std::string_view what)>;

    OutboxThread(OutboxWorker& worker, const app::Clock& clock, Report report);
    /// Waits for the pass under way; whoever cannot wait cancels the transport first.
    ~OutboxThread();
    OutboxThread(const OutboxThread&) = delete;
    OutboxThread& operator=(const OutboxThread&) = delete;

    /// Waits for the pass under way and makes no more. Not from the mail thread.
    void stop();

    /// There may be mail. Any thread; never blocks for long.
    void notify();

private:
    void run();
    /// How long to wait after one pass.
    Duration pass();

    OutboxWorker& worker_;
    const app::Clock& clock_;
    Report report_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool notified_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace usher::mail

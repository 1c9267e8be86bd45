#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "shared/policy/limits.hpp"

namespace usher::auth {

/// The threads that passwords are hashed on, away from those of the network, with a queue that
/// ends: a flood of sign-ins is turned away (503, Retry-After) instead of taking the machine's
/// memory and time. Each thread needs the memory of one hash.
class PasswordPool {
public:
    using Job = std::function<void()>;

    /// At least one thread. `longest_queue` counts the jobs that wait, not those that run.
    explicit PasswordPool(std::size_t threads = 1,
                          std::size_t longest_queue = limits::passwords_waiting);
    /// Stops.
    ~PasswordPool();
    PasswordPool(const PasswordPool&) = delete;
    PasswordPool& operator=(const PasswordPool&) = delete;

    /// Any thread. False: the queue is full or the pool is stopping, and the job will not run. An
    /// exception that a job lets out ends that job alone.
    bool submit(Job job);

    /// Drops the jobs that wait, finishes those that run, joins. Not to be called by a job.
    void stop();

private:
    void work();

    std::mutex mutex_;
    std::condition_variable something_;
    std::deque<Job> waiting_;
    const std::size_t longest_queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace usher::auth

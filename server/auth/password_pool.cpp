#include "server/auth/password_pool.hpp"

#include <utility>

namespace usher::auth {

PasswordPool::PasswordPool(std::size_t threads, std::size_t longest_queue)
    : longest_queue_{longest_queue} {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

PasswordPool::~PasswordPool() { stop(); }

bool PasswordPool::submit(Job job) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_ || waiting_.size() >= longest_queue_) return false;
        waiting_.push_back(std::move(job));
    }
    something_.notify_one();
    return true;
}

void PasswordPool::stop() {
    std::deque<Job> dropped;
    std::vector<std::thread> threads;
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        dropped.swap(waiting_);
        threads.swap(threads_);
    }
    something_.notify_all();
    dropped.clear();
    for (auto& thread : threads) thread.join();
}

void PasswordPool::work() {
    while (true) {
        Job job;
        {
            std::unique_lock lock{mutex_};
            something_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        try {
            job();
        } catch (...) {
            // Whoever waits for the job learns of it when the job, and the answer it holds, go
            // unanswered.
            continue;
        }
    }
}

}  // namespace usher::auth

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "server/app/turn.hpp"

namespace usher::app {

/// The one thread that changes anything. Work of all connections gathers while a transaction runs
/// and goes into the next one: one commit for the whole batch, answers after it. It never waits for
/// company.
class Writer {
public:
    /// Runs on the writer's thread, inside the transaction. It may run again when the batch could
    /// not be kept, so it leaves no trace outside but in what it overwrites. It must not throw
    /// anything but StoreFailure.
    using Work = std::function<void(Turn&)>;
    /// Told once, on the writer's thread: whether what the work did is kept. When not, nothing of
    /// it happened.
    using Done = std::function<void(bool kept)>;
    /// Told after each commit which organizations moved, and whether mail was queued.
    using News = std::function<void(const std::unordered_map<OrganizationId, std::uint64_t>& heads,
                                    bool mail)>;
    /// Told of each failure of the store.
    using Report = std::function<void(const StoreFailure&)>;

    Writer(Store& store, Random& random, const Digest& digest, News news, Report report);
    /// Finishes what was taken.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Any thread. After `stop`, `done(false)` is called at once.
    void run(Work work, Done done);
    /// Takes no more and finishes what was taken.
    void stop();

private:
    struct Task {
        Work work;
        Done done;
    };
    using Tasks = std::deque<Task>;

    void loop();
    void work_off(Tasks tasks);
    bool try_batch(Tasks& tasks);

    Store& store_;
    Random& random_;
    const Digest& digest_;
    News news_;
    Report report_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Tasks waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace usher::app

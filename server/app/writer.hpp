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
    /// What a commit brought: which organizations moved, to which change, whether mail was queued
    /// and whether a job began, moved or ended.
    struct Kept {
        std::unordered_map<OrganizationId, std::uint64_t> heads;
        bool mail = false;
        bool job = false;
    };
    /// Told after each commit.
    using News = std::function<void(const Kept& kept)>;
    /// Told of each failure of the store.
    using Report = std::function<void(const StoreFailure&)>;

    /// Runs what it is given, which tells everybody of a batch, one after the other.
    using Telling = std::function<void(const std::function<void()>& tell)>;

    /// `hold`: how long mail waits that undoing can take back. `telling`: what is to be about it
    /// when a batch is answered.
    Writer(
        Store& store, Random& random, const Digest& digest, News news, Report report,
        Duration hold = limits::undo, Telling telling = [](const auto& tell) { tell(); });
    /// Finishes what was taken.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Any thread. After `stop`, `done(false)` is called at once.
    void run(Work work, Done done);
    /// As `run`, for large work in slices: a slice is a batch of its own, and between two of them
    /// whatever else waits goes first.
    void run_behind(Work work, Done done);
    /// Takes no more and finishes what was taken.
    void stop();

private:
    struct Task {
        Work work;
        Done done;
    };
    using Tasks = std::deque<Task>;

    void put(Task task, std::deque<Task>& queue);
    void loop();
    Tasks next_batch();
    void work_off(Tasks tasks);
    bool try_batch(Tasks& tasks);

    Store& store_;
    Random& random_;
    const Digest& digest_;
    Duration hold_;
    News news_;
    Report report_;
    Telling telling_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Tasks waiting_;
    Tasks behind_;
    bool was_behind_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace usher::app

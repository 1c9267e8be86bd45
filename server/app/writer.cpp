#include "server/app/writer.hpp"

namespace usher::app {
namespace {

// A batch is bounded so that the first in it does not wait for too many others.
constexpr std::size_t most_tasks = 256;

}  // namespace

Writer::Writer(Store& store, Random& random, const Digest& digest, News news, Report report,
               Duration hold, Telling telling)
    : store_{store},
      random_{random},
      digest_{digest},
      hold_{hold},
      news_{std::move(news)},
      report_{std::move(report)},
      telling_{std::move(telling)},
      thread_{[this] { loop(); }} {}

Writer::~Writer() { stop(); }

void Writer::run(Work work, Done done) { put({std::move(work), std::move(done)}, waiting_); }

void Writer::run_behind(Work work, Done done) { put({std::move(work), std::move(done)}, behind_); }

void Writer::put(Task task, Tasks& queue) {
    {
        const std::lock_guard lock{mutex_};
        if (!stopping_) {
            queue.push_back(std::move(task));
            changed_.notify_one();
            return;
        }
    }
    task.done(false);
}

void Writer::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void Writer::loop() {
    std::unique_lock lock{mutex_};
    while (true) {
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty() || !behind_.empty(); });
        if (waiting_.empty() && behind_.empty()) return;
        Tasks tasks = next_batch();
        lock.unlock();
        work_off(std::move(tasks));
        lock.lock();
    }
}

// A slice of large work has its turn after every batch, so that it waits long for nobody either.
Writer::Tasks Writer::next_batch() {
    Tasks tasks;
    was_behind_ = !behind_.empty() && (waiting_.empty() || !was_behind_);
    Tasks& queue = was_behind_ ? behind_ : waiting_;
    const std::size_t most = was_behind_ ? 1 : most_tasks;
    while (!queue.empty() && tasks.size() < most) {
        tasks.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    return tasks;
}

// When a batch fails, each task is tried again alone, so that one that cannot be kept harms none of
// its neighbours.
void Writer::work_off(Tasks tasks) {
    if (try_batch(tasks)) {
        telling_([&tasks] {
            for (Task& task : tasks) task.done(true);
        });
        return;
    }
    for (Task& task : tasks) {
        Tasks alone;
        alone.push_back(std::move(task));
        const bool kept = try_batch(alone);
        alone.front().done(kept);
    }
}

bool Writer::try_batch(Tasks& tasks) {
    Kept kept;
    try {
        const auto transaction = store_.begin();
        Turn turn{*transaction, random_, digest_, hold_};
        for (Task& task : tasks) task.work(turn);
        turn.save();
        transaction->commit();
        kept = {turn.heads(), turn.queued_mail(), turn.moved_job()};
    } catch (const StoreFailure& failure) {
        report_(failure);
        return false;
    }
    news_(kept);
    return true;
}

}  // namespace usher::app

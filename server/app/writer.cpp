#include "server/app/writer.hpp"

namespace usher::app {
namespace {

// A batch is bounded so that the first in it does not wait for too many others.
constexpr std::size_t most_tasks = 256;

}  // namespace

Writer::Writer(Store& store, Random& random, const Digest& digest, News news, Report report)
    : store_{store},
      random_{random},
      digest_{digest},
      news_{std::move(news)},
      report_{std::move(report)},
      thread_{[this] { loop(); }} {}

Writer::~Writer() { stop(); }

void Writer::run(Work work, Done done) {
    {
        const std::lock_guard lock{mutex_};
        if (!stopping_) {
            waiting_.push_back({std::move(work), std::move(done)});
            changed_.notify_one();
            return;
        }
    }
    done(false);
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
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        Tasks tasks;
        while (!waiting_.empty() && tasks.size() < most_tasks) {
            tasks.push_back(std::move(waiting_.front()));
            waiting_.pop_front();
        }
        lock.unlock();
        work_off(std::move(tasks));
        lock.lock();
    }
}

// When a batch fails, each task is tried again alone, so that one that cannot be kept harms none of
// its neighbours.
void Writer::work_off(Tasks tasks) {
    if (try_batch(tasks)) {
        for (Task& task : tasks) task.done(true);
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
    std::unordered_map<OrganizationId, std::uint64_t> heads;
    bool mail = false;
    try {
        const auto transaction = store_.begin();
        Turn turn{*transaction, random_, digest_};
        for (Task& task : tasks) task.work(turn);
        turn.save();
        transaction->commit();
        heads = turn.heads();
        mail = turn.queued_mail();
    } catch (const StoreFailure& failure) {
        report_(failure);
        return false;
    }
    news_(heads, mail);
    return true;
}

}  // namespace usher::app

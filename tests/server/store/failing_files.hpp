#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "tests/server/store/watched_files.hpp"

namespace usher::test {

/// While it lives, every SQLite file that is opened goes through it: writing and syncing can be
/// made to fail as a failing disk makes them fail, and are counted. As WatchedFiles.
class FailingFiles : private FileWatcher {
public:
    /// Whether the disk recovers after the failure.
    enum class Lasting { once, for_ever };

    /// Counts writes, truncations and syncs from 1, beginning with the next. `code` is the SQLite
    /// result code they end with.
    void fail_at(std::uint64_t operation, int code, Lasting lasting);
    void heal();
    /// Once, when the next file is about to be opened.
    void before_next_open(std::function<void()> what);
    /// Since `fail_at` or `heal`.
    std::uint64_t operations() const;
    /// Syncs of write-ahead logs since `fail_at` or `heal`.
    std::uint64_t log_syncs() const;

private:
    int begin(const FileOperation& operation) override;
    void opens() override;

    std::atomic<std::uint64_t> operations_ = 0;
    std::atomic<std::uint64_t> log_syncs_ = 0;
    std::uint64_t fail_at_ = 0;
    int code_ = 0;
    std::function<void()> before_open_;
    std::atomic<bool> is_awaited_ = false;
    Lasting lasting_ = Lasting::once;
    WatchedFiles files_{*this};
};

}  // namespace usher::test

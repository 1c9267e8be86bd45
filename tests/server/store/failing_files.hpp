#pragma once

#include <cstdint>
#include <memory>

namespace usher::test {

/// While it lives, every SQLite file that is opened goes through it: writing and syncing can be
/// made to fail as a failing disk makes them fail, and are counted. One at a time, and everything
/// opened through it must be closed before it goes.
class FailingFiles {
public:
    /// Whether the disk recovers after the failure.
    enum class Lasting { once, for_ever };

    FailingFiles();
    ~FailingFiles();
    FailingFiles(const FailingFiles&) = delete;
    FailingFiles& operator=(const FailingFiles&) = delete;

    /// Counts writes, truncations and syncs from 1, beginning with the next. `code` is the SQLite
    /// result code they end with.
    void fail_at(std::uint64_t operation, int code, Lasting lasting);
    void heal();
    /// Since `fail_at` or `heal`.
    std::uint64_t operations() const;
    /// Syncs of write-ahead logs since `fail_at` or `heal`.
    std::uint64_t log_syncs() const;

private:
    class System;
    std::unique_ptr<System> system_;
};

}  // namespace usher::test

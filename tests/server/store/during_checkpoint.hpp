#pragma once

#include <sqlite3.h>

#include <functional>
#include <utility>

#include "tests/server/store/watched_files.hpp"

namespace usher::test {

/// While it lives, what `do_once` was given is done once the write-ahead log is being copied into
/// the database: within a commit that everybody sees already and whose writer does not know of it
/// yet. As WatchedFiles; one thread.
class DuringCheckpoint : private FileWatcher {
public:
    void do_once(std::function<void()> what) { what_ = std::move(what); }
    bool is_done() const { return !what_; }

private:
    int begin(const FileOperation& operation) override {
        const bool is_copying = operation.kind == FileOperation::Kind::write && !operation.is_log;
        if (is_copying && what_) std::exchange(what_, nullptr)();
        return SQLITE_OK;
    }

    std::function<void()> what_;
    WatchedFiles files_{*this};
};

}  // namespace usher::test

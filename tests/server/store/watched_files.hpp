#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace usher::test {

/// What SQLite asks of a file and a disk can lose or refuse. The views end with the call that is
/// told of it.
struct FileOperation {
    enum class Kind { write, truncate, sync, remove };

    Kind kind = Kind::write;
    /// Without its folder.
    std::string_view file;
    bool is_log = false;
    /// Of a write where it begins, of a truncation the new size.
    std::uint64_t at = 0;
    /// Of a write.
    std::string_view bytes;
};

/// Told of every operation before it is done.
class FileWatcher {
public:
    virtual ~FileWatcher() = default;
    /// SQLITE_OK lets it happen; any other result code of SQLite is what it ends with instead.
    virtual int begin(const FileOperation& operation) = 0;
    /// Of a file that is about to be opened.
    virtual void opens() {}
};

/// While it lives, every SQLite file that is opened goes through it. One at a time, and everything
/// opened through it must be closed before it goes. The write-ahead log's index, which is shared
/// memory and not a file to rely on, is not watched.
class WatchedFiles {
public:
    /// The watcher must outlive it.
    explicit WatchedFiles(FileWatcher& watcher);
    ~WatchedFiles();
    WatchedFiles(const WatchedFiles&) = delete;
    WatchedFiles& operator=(const WatchedFiles&) = delete;

private:
    class System;
    std::unique_ptr<System> system_;
};

}  // namespace usher::test

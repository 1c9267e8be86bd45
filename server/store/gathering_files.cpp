#include "server/store/gathering_files.hpp"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace usher::store {
namespace {

constexpr char name[] = "usher-gathering";
constexpr std::size_t most_held = 128 * 1024;
/// The write-ahead log's format: a header of the log, then frames of a header and a page. Bytes 4
/// to 7 of a frame's header are not zero where the frame commits.
constexpr int frame_header_bytes = 24;
/// What SQLite keeps of an open file of the default kind fits in.
constexpr int most_file_bytes = 1024;

/// What SQLite asks of the log, at the real file after it.
class Log {
public:
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(memory_.data()); }

    int write(const void* from, int size, sqlite3_int64 at) {
        const auto bytes = static_cast<std::size_t>(size);
        if (at != begin_ + static_cast<sqlite3_int64>(held_) || held_ + bytes > buffer_.size()) {
            if (const int code = let_go(); code != SQLITE_OK) return code;
            begin_ = at;
        }
        if (bytes > buffer_.size()) return real()->pMethods->xWrite(real(), from, size, at);
        std::memcpy(buffer_.data() + held_, from, bytes);
        held_ += bytes;
        if (size == frame_header_bytes) {
            commits_ = commits(static_cast<const unsigned char*>(from));
            return SQLITE_OK;
        }
        return std::exchange(commits_, false) ? let_go() : SQLITE_OK;
    }

    /// Hands over what is held. What could not be is given up: SQLite writes it anew.
    int let_go() {
        const int size = static_cast<int>(std::exchange(held_, 0));
        if (size == 0) return SQLITE_OK;
        return real()->pMethods->xWrite(real(), buffer_.data(), size, begin_);
    }

private:
    static bool commits(const unsigned char* header) {
        return (header[4] | header[5] | header[6] | header[7]) != 0;
    }

    alignas(std::max_align_t) std::array<char, most_file_bytes> memory_{};
    sqlite3_int64 begin_ = 0;
    std::size_t held_ = 0;
    bool commits_ = false;
    std::array<char, most_held> buffer_;
};

/// What SQLite holds of it.
struct File {
    sqlite3_file head;
    Log* log;
};

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file)->log; }

/// Asks the real file, which has everything by then.
template <auto method, class... Arguments>
int forward(sqlite3_file* file, Arguments... arguments) {
    Log& log = log_of(file);
    if (const int code = log.let_go(); code != SQLITE_OK) return code;
    return (log.real()->pMethods->*method)(log.real(), arguments...);
}

using Methods = sqlite3_io_methods;

int close(sqlite3_file* file) {
    const std::unique_ptr<Log> log{&log_of(file)};
    const int held = log->let_go();
    const int code = log->real()->pMethods->xClose(log->real());
    return held != SQLITE_OK ? held : code;
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    return log_of(file).write(from, size, at);
}

int sector_size(sqlite3_file* file) {
    sqlite3_file* real = log_of(file).real();
    return real->pMethods->xSectorSize(real);
}

int device_characteristics(sqlite3_file* file) {
    sqlite3_file* real = log_of(file).real();
    return real->pMethods->xDeviceCharacteristics(real);
}

// The first version: a log is neither mapped nor has an index of its own.
constexpr Methods methods{
    1,
    close,
    forward<&Methods::xRead, void*, int, sqlite3_int64>,
    write,
    forward<&Methods::xTruncate, sqlite3_int64>,
    forward<&Methods::xSync, int>,
    forward<&Methods::xFileSize, sqlite3_int64*>,
    forward<&Methods::xLock, int>,
    forward<&Methods::xUnlock, int>,
    forward<&Methods::xCheckReservedLock, int*>,
    forward<&Methods::xFileControl, int, void*>,
    sector_size,
    device_characteristics,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
};

int open_log(sqlite3_vfs& real, const char* path, File& file, int flags, int* flags_out) {
    file.head.pMethods = nullptr;
    std::unique_ptr<Log> log{new (std::nothrow) Log};
    if (!log) return SQLITE_NOMEM;
    const int code = real.xOpen(&real, path, log->real(), flags, flags_out);
    if (log->real()->pMethods == nullptr) return code;
    file.log = log.release();
    file.head.pMethods = &methods;
    return code;
}

sqlite3_vfs& default_files() { return *sqlite3_vfs_find(nullptr); }

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* flags_out) {
    sqlite3_vfs& real = default_files();
    if (real.szOsFile > most_file_bytes) return SQLITE_CANTOPEN;
    if ((flags & SQLITE_OPEN_WAL) == 0) return real.xOpen(&real, path, file, flags, flags_out);
    return open_log(real, path, *reinterpret_cast<File*>(file), flags, flags_out);
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
    sqlite3_vfs& real = default_files();
    return real.xDelete(&real, path, sync_folder);
}

sqlite3_vfs gathering() {
    sqlite3_vfs files = default_files();
    files.szOsFile = most_file_bytes;
    files.zName = name;
    files.pNext = nullptr;
    files.xOpen = open;
    files.xDelete = remove;
    return files;
}

}  // namespace

const char* gathering_files() {
    static sqlite3_vfs files = gathering();
    static const int code = sqlite3_vfs_register(&files, 0);
    return code == SQLITE_OK ? name : nullptr;
}

}  // namespace usher::store

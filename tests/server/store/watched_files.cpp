#include "tests/server/store/watched_files.hpp"

#include <sqlite3.h>

namespace usher::test {
namespace {

using Kind = FileOperation::Kind;

/// SQLite allocates it with room for the real file behind it. It calls from C, so the watcher is
/// found from the file itself.
struct File {
    sqlite3_file head;
    FileWatcher* watcher;
    /// SQLite keeps it while the file is open.
    const char* path;
    bool is_log;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    const sqlite3_io_methods& methods() { return *real()->pMethods; }
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

std::string_view name_of(const char* path) {
    if (path == nullptr) return {};
    const std::string_view whole{path};
    return whole.substr(whole.rfind('/') + 1);
}

int begin(sqlite3_file* file, Kind kind, sqlite3_int64 at, std::string_view bytes) {
    const File& here = of(file);
    return here.watcher->begin(
        {kind, name_of(here.path), here.is_log, static_cast<std::uint64_t>(at), bytes});
}

template <auto method, class... Arguments>
int forward(sqlite3_file* file, Arguments... arguments) {
    return (of(file).methods().*method)(of(file).real(), arguments...);
}

using Methods = sqlite3_io_methods;

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    const std::string_view bytes{static_cast<const char*>(from), static_cast<std::size_t>(size)};
    const int code = begin(file, Kind::write, at, bytes);
    return code != SQLITE_OK ? code : forward<&Methods::xWrite>(file, from, size, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const int code = begin(file, Kind::truncate, size, {});
    return code != SQLITE_OK ? code : forward<&Methods::xTruncate>(file, size);
}

int sync(sqlite3_file* file, int flags) {
    const int code = begin(file, Kind::sync, 0, {});
    return code != SQLITE_OK ? code : forward<&Methods::xSync>(file, flags);
}

void shared_memory_barrier(sqlite3_file* file) { of(file).methods().xShmBarrier(of(file).real()); }

constexpr Methods methods{
    2,
    [](sqlite3_file* file) { return forward<&Methods::xClose>(file); },
    [](sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
        return forward<&Methods::xRead>(file, to, size, at);
    },
    write,
    truncate,
    sync,
    [](sqlite3_file* file, sqlite3_int64* size) {
        return forward<&Methods::xFileSize>(file, size);
    },
    [](sqlite3_file* file, int level) { return forward<&Methods::xLock>(file, level); },
    [](sqlite3_file* file, int level) { return forward<&Methods::xUnlock>(file, level); },
    [](sqlite3_file* file, int* held) { return forward<&Methods::xCheckReservedLock>(file, held); },
    [](sqlite3_file* file, int operation, void* argument) {
        return forward<&Methods::xFileControl>(file, operation, argument);
    },
    [](sqlite3_file* file) { return forward<&Methods::xSectorSize>(file); },
    [](sqlite3_file* file) { return forward<&Methods::xDeviceCharacteristics>(file); },
    [](sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
        return forward<&Methods::xShmMap>(file, page, size, extend, memory);
    },
    [](sqlite3_file* file, int offset, int count, int flags) {
        return forward<&Methods::xShmLock>(file, offset, count, flags);
    },
    shared_memory_barrier,
    [](sqlite3_file* file, int remove) { return forward<&Methods::xShmUnmap>(file, remove); },
    nullptr,
    nullptr,
};

}  // namespace

class WatchedFiles::System {
public:
    explicit System(FileWatcher& watcher)
        : watcher_{watcher}, real_{sqlite3_vfs_find(nullptr)}, system_{*real_} {
        system_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        system_.zName = "watched";
        system_.pNext = nullptr;
        system_.pAppData = this;
        system_.xOpen = open;
        system_.xDelete = remove;
        sqlite3_vfs_register(&system_, 1);
    }
    ~System() {
        sqlite3_vfs_unregister(&system_);
        sqlite3_vfs_register(real_, 1);
    }
    System(const System&) = delete;
    System& operator=(const System&) = delete;

private:
    static System& of_system(sqlite3_vfs* system) {
        return *static_cast<System*>(system->pAppData);
    }
    static int open(sqlite3_vfs* system, const char* path, sqlite3_file* file, int flags,
                    int* flags_out) {
        System& self = of_system(system);
        File& made = of(file);
        made.head.pMethods = nullptr;
        made.watcher = &self.watcher_;
        made.path = path;
        made.is_log = (flags & SQLITE_OPEN_WAL) != 0;
        self.watcher_.opens();
        const int code = self.real_->xOpen(self.real_, path, made.real(), flags, flags_out);
        if (made.real()->pMethods != nullptr) made.head.pMethods = &methods;
        return code;
    }
    static int remove(sqlite3_vfs* system, const char* path, int sync_folder) {
        System& self = of_system(system);
        const int code = self.watcher_.begin({Kind::remove, name_of(path)});
        return code != SQLITE_OK ? code : self.real_->xDelete(self.real_, path, sync_folder);
    }

    FileWatcher& watcher_;
    sqlite3_vfs* real_;
    sqlite3_vfs system_;
};

WatchedFiles::WatchedFiles(FileWatcher& watcher) : system_{std::make_unique<System>(watcher)} {}
WatchedFiles::~WatchedFiles() = default;

}  // namespace usher::test

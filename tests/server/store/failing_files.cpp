#include "tests/server/store/failing_files.hpp"

#include <sqlite3.h>

#include <atomic>
#include <string_view>

namespace usher::test {
namespace {

/// What the files share. SQLite calls from C, so it is found from the file itself.
struct Disk {
    std::atomic<std::uint64_t> operations = 0;
    std::atomic<std::uint64_t> log_syncs = 0;
    std::uint64_t fail_at = 0;
    int code = SQLITE_OK;
    bool for_ever = false;

    int next() {
        const std::uint64_t operation = ++operations;
        if (fail_at == 0) return SQLITE_OK;
        return operation == fail_at || (for_ever && operation > fail_at) ? code : SQLITE_OK;
    }
};

/// SQLite allocates it with room for the real file behind it.
struct File {
    sqlite3_file head;
    Disk* disk;
    bool is_log;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    const sqlite3_io_methods& methods() { return *real()->pMethods; }
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

template <auto method, class... Arguments>
int forward(sqlite3_file* file, Arguments... arguments) {
    return (of(file).methods().*method)(of(file).real(), arguments...);
}

template <auto method, class... Arguments>
int forward_or_fail(sqlite3_file* file, Arguments... arguments) {
    const int code = of(file).disk->next();
    return code != SQLITE_OK ? code : forward<method>(file, arguments...);
}

int sync(sqlite3_file* file, int flags) {
    if (of(file).is_log) ++of(file).disk->log_syncs;
    return forward_or_fail<&sqlite3_io_methods::xSync>(file, flags);
}

void shared_memory_barrier(sqlite3_file* file) { of(file).methods().xShmBarrier(of(file).real()); }

using Methods = sqlite3_io_methods;
constexpr Methods methods{
    2,
    [](sqlite3_file* file) { return forward<&Methods::xClose>(file); },
    [](sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
        return forward<&Methods::xRead>(file, to, size, at);
    },
    [](sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
        return forward_or_fail<&Methods::xWrite>(file, from, size, at);
    },
    [](sqlite3_file* file, sqlite3_int64 size) {
        return forward_or_fail<&Methods::xTruncate>(file, size);
    },
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

class FailingFiles::System {
public:
    System() : real_{sqlite3_vfs_find(nullptr)}, system_{*real_} {
        system_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        system_.zName = "failing";
        system_.pNext = nullptr;
        system_.pAppData = this;
        system_.xOpen = open;
        sqlite3_vfs_register(&system_, 1);
    }
    ~System() {
        sqlite3_vfs_unregister(&system_);
        sqlite3_vfs_register(real_, 1);
    }
    System(const System&) = delete;
    System& operator=(const System&) = delete;

    Disk disk;

private:
    static int open(sqlite3_vfs* system, const char* name, sqlite3_file* file, int flags,
                    int* flags_out) {
        auto& self = *static_cast<System*>(system->pAppData);
        File& made = of(file);
        made.head.pMethods = nullptr;
        made.disk = &self.disk;
        made.is_log = (flags & SQLITE_OPEN_WAL) != 0;
        const int code = self.real_->xOpen(self.real_, name, made.real(), flags, flags_out);
        if (made.real()->pMethods != nullptr) made.head.pMethods = &methods;
        return code;
    }

    sqlite3_vfs* real_;
    sqlite3_vfs system_;
};

FailingFiles::FailingFiles() : system_{std::make_unique<System>()} {}
FailingFiles::~FailingFiles() = default;

void FailingFiles::fail_at(std::uint64_t operation, int code, Lasting lasting) {
    Disk& disk = system_->disk;
    disk.operations = 0;
    disk.log_syncs = 0;
    disk.fail_at = operation;
    disk.code = code;
    disk.for_ever = lasting == Lasting::for_ever;
}

void FailingFiles::heal() { fail_at(0, SQLITE_OK, Lasting::once); }

std::uint64_t FailingFiles::operations() const { return system_->disk.operations; }

std::uint64_t FailingFiles::log_syncs() const { return system_->disk.log_syncs; }

}  // namespace usher::test

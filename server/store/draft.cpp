#include "server/store/draft.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "server/app/ports.hpp"

namespace usher::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
    throw app::StoreFailure{file.string() + " " + why, false};
}

[[noreturn]] void refuse_unwritten(const fs::path& file, int error) {
    refuse(file, "cannot be written: " + std::generic_category().message(error));
}

fs::path make_beside(const fs::path& wanted) {
    std::string name = wanted.string() + ".draft-XXXXXX";
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) refuse_unwritten(wanted, errno);
    ::fchmod(descriptor, S_IRUSR | S_IWUSR);
    ::close(descriptor);
    return name;
}

/// 0, or an errno.
int put_on_disk(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return error;
}

/// 0, or an errno; EEXIST: something has the name.
int rename_to_new(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    // Of file systems that know no such renaming (NFS), most know links, which replace nothing.
    if (errno != EINVAL && errno != ENOSYS) return errno;
    return ::link(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Draft::Draft(fs::path wanted) : wanted_{std::move(wanted)}, path_{make_beside(wanted_)} {}

Draft::~Draft() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(path_.string() + suffix, ignored);
}

void Draft::finish() {
    if (const int error = put_on_disk(path_)) refuse_unwritten(wanted_, error);
    const int error = rename_to_new(path_, wanted_);
    if (error == EEXIST) refuse(wanted_, "has come to be meanwhile and is left as it is");
    if (error != 0) refuse_unwritten(wanted_, error);
    // Not every file system lets a folder be put on the disk.
    const fs::path folder = wanted_.parent_path();
    put_on_disk(folder.empty() ? fs::path{"."} : folder);
}

}  // namespace usher::store

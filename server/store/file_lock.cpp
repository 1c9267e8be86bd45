#include "server/store/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace usher::store {
namespace {

int open_private(const std::filesystem::path& file) {
    return ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

OpenFailure not_writable(const std::filesystem::path& file, int error) {
    return {OpenProblem::not_writable,
            file.string() + " cannot be written: " + std::generic_category().message(error)};
}

}  // namespace

Result<FileLock, OpenFailure> FileLock::take(const std::filesystem::path& file) {
    const int descriptor = open_private(file);
    if (descriptor < 0) return not_writable(file, errno);
    FileLock lock{descriptor};
    // Not a POSIX record lock: those do not keep out a second holder in the same process.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return OpenFailure{OpenProblem::in_use,
                           "another usher works with this database: stop it first (it holds " +
                               file.string() + ")"};
    }
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<OpenFailure> make_private_file(const std::filesystem::path& file) {
    const int descriptor = open_private(file);
    if (descriptor < 0) return not_writable(file, errno);
    ::close(descriptor);
    return std::nullopt;
}

}  // namespace usher::store

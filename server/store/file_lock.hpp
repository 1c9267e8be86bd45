#pragma once

#include <filesystem>
#include <optional>

#include "server/store/open_failure.hpp"
#include "shared/values/result.hpp"

namespace usher::store {

/// Holds a file so that no other holder, in this process or another, can have it at the same time.
/// The operating system lets go of it when the process ends, however that happens; the empty file
/// stays.
class FileLock {
public:
    /// Problems: in_use, not_writable. The file is made, readable by its owner alone.
    static Result<FileLock, OpenFailure> take(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_{descriptor} {}

    int descriptor_;
};

/// Makes an empty file that its owner alone may read and write, unless there is one. Problems:
/// not_writable.
std::optional<OpenFailure> make_private_file(const std::filesystem::path& file);

}  // namespace usher::store

#pragma once

#include <filesystem>

namespace usher::test {

/// Where files that need not outlive the test are made fastest: in memory, where there is such a
/// place. Hundreds of databases that wait for a disk take a minute.
inline std::filesystem::path quick_place() {
    const std::filesystem::path memory = "/dev/shm";
    std::error_code ignored;
    return std::filesystem::is_directory(memory, ignored) ? memory
                                                          : std::filesystem::temp_directory_path();
}

}  // namespace usher::test

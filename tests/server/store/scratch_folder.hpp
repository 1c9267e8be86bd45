#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace usher::test {

/// An empty folder, removed with all in it when the test ends.
class ScratchFolder {
public:
    ScratchFolder() : ScratchFolder{std::filesystem::temp_directory_path()} {}
    explicit ScratchFolder(const std::filesystem::path& place) {
        std::string pattern = (place / "usher-store-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no scratch folder"};
        path_ = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace usher::test

#pragma once

#include <filesystem>

namespace usher::store {

/// A new, empty file beside the one that it is to become, under a name that nobody has, for its
/// owner alone (mode 0600). It goes with this, and so does what SQLite puts beside it. Every
/// failure throws app::StoreFailure.
class Draft {
public:
    explicit Draft(std::filesystem::path wanted);
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft();

    const std::filesystem::path& path() const { return path_; }

    /// Gives it its name, durably. What has the name already is left as it is; then this fails.
    void finish();

private:
    std::filesystem::path wanted_;
    std::filesystem::path path_;
};

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/server/store/watched_files.hpp"

namespace usher::test {

/// What lies on a disk: the bytes of each file, by its name.
using DiskImage = std::map<std::string, std::string>;

/// What becomes of that which was written and not yet synced when the power goes. A sector has 512
/// bytes.
enum class PowerLoss {
    nothing_arrives,    ///< all of it is gone
    half_arrives,       ///< every second sector, on average, in whatever order
    most_arrives,       ///< all but one sector in ten
    beginning_arrives,  ///< what was written first; the sector it breaks off in is half old
    all_arrives,        ///< as when only the process dies
};

/// Keeps every write, truncation, sync and removal of the SQLite files that are opened until it is
/// let go, so that afterwards the power can be cut at any of them. As WatchedFiles.
class JournaledDisk : private FileWatcher {
public:
    /// A number from 0 to below its argument, at random.
    using Dice = std::function<std::size_t(std::size_t)>;

    /// What is opened from now on is none of its business. All that was opened before is closed.
    void let_go() { files_.reset(); }

    /// Where it is now: how many operations there were. Any thread.
    std::size_t position() const;

    /// What is on the disk, which was empty at first, when the power goes before the operation at
    /// `position`.
    DiskImage cut(std::size_t position, PowerLoss loss, const Dice& dice) const;

private:
    struct Operation {
        FileOperation::Kind kind;
        std::string file;
        std::uint64_t at;
        std::string bytes;
    };
    /// A file as the disk has it, and what it was told since.
    struct OnDisk {
        std::optional<std::string> synced;
        std::vector<const Operation*> unsynced;
        /// What was removed while the folder, which names it, is not synced.
        std::optional<std::string> removed;
    };

    int begin(const FileOperation& operation) override;
    static void lose(OnDisk& file, PowerLoss loss, const Dice& dice);

    mutable std::mutex mutex_;
    std::vector<Operation> operations_;
    std::optional<WatchedFiles> files_{std::in_place, static_cast<FileWatcher&>(*this)};
};

/// Writes the image's files into the folder.
void put_down(const DiskImage& image, const std::filesystem::path& folder);

}  // namespace usher::test

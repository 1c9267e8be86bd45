#include "tests/server/store/journaled_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace usher::test {
namespace {

using Kind = FileOperation::Kind;

constexpr std::size_t sector = 512;

void write(std::optional<std::string>& content, std::size_t at, std::string_view bytes) {
    if (!content) content.emplace();
    if (content->size() < at + bytes.size()) content->resize(at + bytes.size());
    std::copy(bytes.begin(), bytes.end(), content->begin() + static_cast<std::ptrdiff_t>(at));
}

/// Gives the parts of a write that lie in one sector each, with where they begin.
template <class Take>
void each_sector(std::size_t at, std::string_view bytes, Take take) {
    while (!bytes.empty()) {
        const std::size_t size = std::min(bytes.size(), sector - at % sector);
        take(at, bytes.substr(0, size));
        at += size;
        bytes.remove_prefix(size);
    }
}

}  // namespace

std::size_t JournaledDisk::position() const {
    const std::lock_guard lock{mutex_};
    return operations_.size();
}

int JournaledDisk::begin(const FileOperation& operation) {
    // A file without a name is gone with the process.
    if (operation.file.empty()) return SQLITE_OK;
    const std::lock_guard lock{mutex_};
    operations_.push_back(
        {operation.kind, std::string{operation.file}, operation.at, std::string{operation.bytes}});
    return SQLITE_OK;
}

DiskImage JournaledDisk::cut(std::size_t position, PowerLoss loss, const Dice& dice) const {
    const std::lock_guard lock{mutex_};
    std::map<std::string, OnDisk> files;
    for (std::size_t i = 0; i < position; ++i) {
        const Operation& operation = operations_.at(i);
        OnDisk& file = files[operation.file];
        switch (operation.kind) {
            case Kind::write:
            case Kind::truncate:
                file.unsynced.push_back(&operation);
                break;
            case Kind::sync:
                // With the first sync of a new file SQLite syncs the folder.
                if (!file.synced)
                    for (auto& each : files) each.second.removed.reset();
                lose(file, PowerLoss::all_arrives, dice);
                if (!file.synced) file.synced.emplace();
                break;
            case Kind::remove:
                lose(file, loss, dice);
                file = {{}, {}, std::move(file.synced)};
                break;
        }
    }
    DiskImage image;
    for (auto& [name, file] : files) {
        lose(file, loss, dice);
        if (!file.synced && dice(2) == 0) file.synced = std::move(file.removed);
        if (file.synced) image[name] = std::move(*file.synced);
    }
    return image;
}

void JournaledDisk::lose(OnDisk& file, PowerLoss loss, const Dice& dice) {
    std::size_t sectors = 0;
    for (const Operation* operation : file.unsynced)
        each_sector(operation->at, operation->bytes, [&](std::size_t, auto) { ++sectors; });
    const std::size_t breaks_off = dice(sectors + 1);
    const auto arrives = [&] {
        return loss == PowerLoss::half_arrives ? dice(2) == 0 : dice(10) != 0;
    };
    std::size_t number = 0;
    for (const Operation* operation : file.unsynced) {
        if (operation->kind == Kind::truncate) {
            const bool all = loss == PowerLoss::all_arrives;
            const bool now = all || (loss == PowerLoss::beginning_arrives
                                         ? number < breaks_off
                                         : loss != PowerLoss::nothing_arrives && arrives());
            if (now && file.synced) file.synced->resize(operation->at);
            continue;
        }
        each_sector(operation->at, operation->bytes, [&](std::size_t at, std::string_view bytes) {
            const std::size_t here = number++;
            switch (loss) {
                case PowerLoss::nothing_arrives:
                    return;
                case PowerLoss::half_arrives:
                case PowerLoss::most_arrives:
                    if (arrives()) write(file.synced, at, bytes);
                    return;
                case PowerLoss::beginning_arrives:
                    if (here < breaks_off) write(file.synced, at, bytes);
                    if (here == breaks_off)
                        write(file.synced, at, bytes.substr(0, bytes.size() / 2));
                    return;
                case PowerLoss::all_arrives:
                    write(file.synced, at, bytes);
            }
        });
    }
    file.unsynced.clear();
}

void put_down(const DiskImage& image, const std::filesystem::path& folder) {
    for (const auto& [name, content] : image) {
        std::ofstream file{folder / name, std::ios::binary};
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (!file.flush()) throw std::runtime_error{"no room for " + name};
    }
}

}  // namespace usher::test

#pragma once

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/app/writer.hpp"
#include "tests/server/app/workshop.hpp"
#include "tests/server/store/journaled_disk.hpp"

namespace usher::test {

/// A server's life on a disk that remembers everything it was told: it is set up, people are
/// invited, accept, are resent, withdrawn, archived, invited all at once and erased, mail is taken
/// and sent, sessions begin and end, all through the real writer and store. Each step is one
/// transaction, and it is known when its answer could have been given. Afterwards the power can be
/// cut anywhere in it.
class RecordedLife {
public:
    enum class Verdict {
        whole,   ///< sound, with all that was acknowledged and nothing by halves
        lost,    ///< sound, but something that was acknowledged is not there
        broken,  ///< not what was ever committed, or not sound, or it cannot go on
    };

    /// `synchronous`: as SQLite's pragma has it, `FULL` as the server does. `checkpoint_pages`:
    /// after how many pages of log it is written back. `rounds`: how often everything happens.
    RecordedLife(const std::string& synchronous, int checkpoint_pages, int rounds);
    ~RecordedLife();
    RecordedLife(const RecordedLife&) = delete;
    RecordedLife& operator=(const RecordedLife&) = delete;

    /// How many places there are to cut at.
    std::size_t places() const { return disk_.position(); }
    /// How many transactions were acknowledged.
    std::size_t acknowledged() const { return moments_.size(); }
    /// Cuts the power before the operation at `place`, starts the server on what is left of its
    /// disk, and compares.
    Verdict cut(std::size_t place, PowerLoss loss, const JournaledDisk::Dice& dice) const;

private:
    /// A transaction: where the disk was when it began and when it was acknowledged, and the digest
    /// of the database after it.
    struct Moment {
        std::size_t begun = 0;
        std::size_t acknowledged = 0;
        std::size_t contents = 0;
    };
    class Opened;
    class Story;

    Verdict judge(std::size_t place, const std::filesystem::path& file) const;

    JournaledDisk disk_;
    std::vector<Moment> moments_;
};

}  // namespace usher::test

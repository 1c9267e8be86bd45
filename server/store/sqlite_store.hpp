#pragma once

#include <filesystem>
#include <memory>

#include "server/app/ports.hpp"
#include "server/store/claim_filter.hpp"
#include "server/store/file_lock.hpp"
#include "server/store/instance_rows.hpp"
#include "server/store/open_failure.hpp"
#include "server/store/read_cache.hpp"
#include "server/store/recent_claims.hpp"
#include "server/store/sqlite_connection.hpp"
#include "server/store/sqlite_reader.hpp"
#include "shared/values/result.hpp"

namespace usher::store {

/// The store in one SQLite file. Beside it stand its write-ahead log (`-wal`, `-shm`) and an empty
/// file (`-lock`) that keeps a second server out. The file and all beside it belong to their owner
/// alone (mode 0600). What `commit` returned from has reached the disk.
class SqliteStore final : public app::Store {
public:
    /// Opens the database, makes it when it is missing, and brings it to today's schema. Never
    /// throws for what OpenProblem names.
    static Result<std::unique_ptr<SqliteStore>, OpenFailure> open(
        const std::filesystem::path& file, const RecentClaims::RoundSize& round = {},
        const ClaimFilter::Size& filter = {});

    std::unique_ptr<app::Transaction> begin() override;
    app::Reader& reader() override { return reader_; }

    /// While nothing writes yet.
    OpeningMarks marks() { return read_marks(writer_); }
    void keep(const OpeningMarks& marks) { write_marks(writer_, marks); }

private:
    SqliteStore(FileLock lock, const std::filesystem::path& file,
                const RecentClaims::RoundSize& round, const ClaimFilter::Size& filter);

    FileLock lock_;
    // Before the reader, so that it is closed last and can write back the log.
    Connection writer_;
    ReadCache cache_;
    RecentClaims recent_;
    ClaimFilter filter_;
    SqliteReader reader_;
};

}  // namespace usher::store

#include "server/store/gathering_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/store/query.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/watched_files.hpp"

namespace usher::test {
namespace {

using store::Connection;

class GatheringFiles : public ::testing::Test, private FileWatcher {
protected:
    GatheringFiles() {
        std::ofstream{file_};
        writer_.emplace(file_, Connection::Use::write);
        writer_->make_durable();
        writer_->run_script("CREATE TABLE row (number INTEGER PRIMARY KEY, filling BLOB)");
    }

    /// Each has a page to itself.
    void insert(int rows) {
        writer_->run_script(("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                             "WHERE i < " +
                             std::to_string(rows) +
                             ") INSERT INTO row (filling) SELECT randomblob(3000) FROM n")
                                .c_str());
    }
    static std::int64_t count(Connection& connection) {
        store::Query row{connection, "SELECT count(*) FROM row WHERE length(filling) = 3000"};
        return row.take_first<std::int64_t>().value_or(-1);
    }
    std::uintmax_t size_of_log() const {
        return std::filesystem::file_size(file_.string() + "-wal");
    }

    std::size_t writes_to_log_ = 0;
    std::size_t largest_ = 0;
    int fails_with_ = SQLITE_OK;
    ScratchFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "rows.db";
    WatchedFiles files_{*this};
    std::optional<Connection> writer_;

private:
    int begin(const FileOperation& operation) override {
        if (operation.kind != FileOperation::Kind::write || !operation.is_log) return SQLITE_OK;
        ++writes_to_log_;
        largest_ = std::max(largest_, operation.bytes.size());
        return fails_with_;
    }
};

TEST_F(GatheringFiles, HandOverManyFramesInOneWrite) {
    const std::uintmax_t before = size_of_log();
    writes_to_log_ = 0;
    insert(100);
    const std::uintmax_t bytes = size_of_log() - before;
    EXPECT_GT(bytes, 100U * 4096);
    EXPECT_LE(writes_to_log_, 5U);
    EXPECT_LE(largest_, 128U * 1024);
}

TEST_F(GatheringFiles, HoldNothingBackOnceItIsCommitted) {
    writer_->run_script("PRAGMA synchronous = NORMAL");
    Connection reader{file_, Connection::Use::read};
    for (int i = 1; i <= 3; ++i) {
        insert(7);
        EXPECT_EQ(count(reader), 7 * i);
    }
}

TEST_F(GatheringFiles, GiveBackWhatATransactionHasWrittenAndDoesNotRemember) {
    writer_->run_script("PRAGMA cache_size = 5; BEGIN");
    insert(100);
    EXPECT_EQ(count(*writer_), 100);
    insert(100);
    EXPECT_EQ(count(*writer_), 200);
    writer_->run_script("COMMIT");
    Connection reader{file_, Connection::Use::read};
    EXPECT_EQ(count(reader), 200);
}

TEST_F(GatheringFiles, ForgetWhatIsRolledBack) {
    writer_->run_script("PRAGMA cache_size = 5; BEGIN");
    insert(50);
    writer_->run_script("ROLLBACK");
    insert(2);
    EXPECT_EQ(count(*writer_), 2);
    writer_.reset();
    writer_.emplace(file_, Connection::Use::write);
    EXPECT_EQ(count(*writer_), 2);
}

TEST_F(GatheringFiles, FailTheCommitWhoseFramesCannotBeWritten) {
    insert(1);
    fails_with_ = SQLITE_FULL;
    EXPECT_THROW(insert(1), app::StoreFailure);
    fails_with_ = SQLITE_OK;
    EXPECT_EQ(count(*writer_), 1);
    insert(1);
    EXPECT_EQ(count(*writer_), 2);
}

}  // namespace
}  // namespace usher::test

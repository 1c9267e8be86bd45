#include <gtest/gtest.h>
#include <sqlite3.h>

#include "server/store/sqlite_store.hpp"
#include "tests/server/store/failing_files.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/sqlite_file.hpp"
#include "tests/server/store/story.hpp"

namespace usher::test {
namespace {

class FailingDisk : public ::testing::Test {
protected:
    FailingDisk() {
        open();
        story_.begin(*store_);
    }

    void open() {
        store_.reset();
        auto opened = store::SqliteStore::open(file_);
        ASSERT_TRUE(opened) << opened.error().what;
        store_ = *std::move(opened);
    }
    void go_on() {
        Batch batch{*store_};
        story_.go_on(batch);
        batch.commit();
    }
    /// The failure, if it did fail.
    std::optional<app::StoreFailure> try_to_go_on() {
        try {
            go_on();
            return std::nullopt;
        } catch (const app::StoreFailure& failure) {
            return failure;
        }
    }
    /// Lets the story fail at every operation on a file, and expects it to leave nothing and to
    /// work once the disk does.
    void fail_everywhere(int code, FailingFiles::Lasting lasting) {
        const std::string before = contents_of(file_);
        std::uint64_t operation = 1;
        for (;; ++operation) {
            files_.fail_at(operation, code, lasting);
            const auto failure = try_to_go_on();
            files_.heal();
            if (!failure) break;
            EXPECT_TRUE(failure->transient) << failure->what;
            ASSERT_EQ(contents_of(file_), before) << "operation " << operation;
            ASSERT_EQ(store_->reader().head(story_.home), 2U);
        }
        // Once the write fails, once the sync.
        EXPECT_EQ(operation, 3U);
        EXPECT_EQ(store_->reader().head(story_.home), 4U);
        store_.reset();
        EXPECT_EQ(ask_sql(file_, "PRAGMA integrity_check"), "ok");
        EXPECT_EQ(ask_sql(file_, "PRAGMA foreign_key_check"), "");
        open();
        EXPECT_EQ(store_->reader().head(story_.home), 4U);
    }

    FailingFiles files_;
    ScratchFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "usher.db";
    Story story_;
    std::unique_ptr<store::SqliteStore> store_;
};

TEST_F(FailingDisk, LeavesTheDatabaseAsItWasWhicheverWriteFails) {
    fail_everywhere(SQLITE_IOERR_WRITE, FailingFiles::Lasting::once);
}

TEST_F(FailingDisk, LeavesTheDatabaseAsItWasWhenNothingCanBeWrittenAnyMore) {
    fail_everywhere(SQLITE_IOERR_FSYNC, FailingFiles::Lasting::for_ever);
}

TEST_F(FailingDisk, LeavesTheDatabaseAsItWasWhenItIsFull) {
    fail_everywhere(SQLITE_FULL, FailingFiles::Lasting::for_ever);
}

TEST_F(FailingDisk, StillAnswersReadersWhenNothingCanBeWritten) {
    files_.fail_at(1, SQLITE_FULL, FailingFiles::Lasting::for_ever);
    EXPECT_TRUE(try_to_go_on());
    EXPECT_EQ(store_->reader().changes(story_.home, 0, {}, 10).people.size(), 1U);
    files_.heal();
}

TEST_F(FailingDisk, HasEveryCommitBeforeItIsAnswered) {
    for (std::uint64_t commits = 1; commits <= 5; ++commits) {
        files_.heal();
        const auto transaction = store_->begin();
        transaction->raise_change(story_.home);
        EXPECT_EQ(files_.log_syncs(), 0U);
        transaction->commit();
        EXPECT_GE(files_.log_syncs(), 1U);
    }
}

TEST_F(FailingDisk, IsNeverWrittenByReaders) {
    go_on();
    files_.heal();
    for (int i = 0; i < 3; ++i) store_->reader().changes(story_.home, 0, {}, 10);
    EXPECT_EQ(files_.operations(), 0U);
}

}  // namespace
}  // namespace usher::test

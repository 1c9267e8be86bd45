#include "server/store/sqlite_store.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "server/store/query.hpp"
#include "server/store/reader_pool.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/sqlite_file.hpp"
#include "tests/server/store/story.hpp"

namespace usher::test {
namespace {

using store::Connection;
using store::OpenProblem;
using store::SqliteStore;

class OpenStore : public ::testing::Test {
protected:
    std::unique_ptr<SqliteStore> open() {
        auto opened = SqliteStore::open(file_);
        EXPECT_TRUE(opened) << opened.error().what;
        return opened ? *std::move(opened) : nullptr;
    }
    static std::optional<OpenProblem> problem_of(const std::filesystem::path& file) {
        const auto opened = SqliteStore::open(file);
        if (opened) return std::nullopt;
        EXPECT_NE(opened.error().what.find(file.filename().string()), std::string::npos)
            << opened.error().what;
        return opened.error().problem;
    }
    void write(const std::string& bytes) { std::ofstream{file_, std::ios::binary} << bytes; }
    std::string read() {
        std::ifstream stream{file_, std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    ScratchFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "usher.db";
};

TEST_F(OpenStore, MakesADatabaseAndFindsItAgain) {
    Story story;
    story.begin(*open());
    const auto store = open();
    EXPECT_EQ(store->reader().head(story.home), 2U);
    EXPECT_EQ(store->reader().epoch(), 1U);
}

TEST_F(OpenStore, RefusesASecondOpenerUntilTheFirstIsGone) {
    auto first = open();
    EXPECT_EQ(problem_of(file_), OpenProblem::in_use);
    EXPECT_EQ(first->begin()->raise_change({}), 1U);
    first.reset();
    EXPECT_EQ(problem_of(file_), std::nullopt);
}

TEST_F(OpenStore, LetsGoOfADatabaseThatItRefused) {
    write(
        "This is a letter to a friend, and long enough to be looked at: it has no header of a "
        "database at all.");
    EXPECT_EQ(problem_of(file_), OpenProblem::not_a_database);
    EXPECT_EQ(problem_of(file_), OpenProblem::not_a_database);
}

TEST_F(OpenStore, RefusesWhatIsNoDatabaseAndLeavesItAlone) {
    std::string letter;
    for (int line = 0; line < 200; ++line) letter += "Dear friend, this is not a database.\n";
    write(letter);
    EXPECT_EQ(problem_of(file_), OpenProblem::not_a_database);
    EXPECT_EQ(read(), letter);
}

TEST_F(OpenStore, RefusesTheDatabaseOfAnotherProgramAndLeavesItAlone) {
    run_sql(file_, "CREATE TABLE bookmarks (title TEXT)");
    const std::string before = read();
    EXPECT_EQ(problem_of(file_), OpenProblem::not_a_database);
    EXPECT_EQ(read(), before);
}

TEST_F(OpenStore, RefusesANewerDatabaseAndLeavesItAlone) {
    open();
    run_sql(file_, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 1000");
    const std::string before = read();
    EXPECT_EQ(problem_of(file_), OpenProblem::newer_database);
    EXPECT_EQ(read(), before);
}

TEST_F(OpenStore, RefusesAFolderThatIsMissingOrNoFolder) {
    EXPECT_EQ(problem_of(folder_.path() / "missing" / "usher.db"), OpenProblem::not_writable);
    write("");
    EXPECT_EQ(problem_of(file_ / "usher.db"), OpenProblem::not_writable);
    EXPECT_EQ(problem_of(folder_.path()), OpenProblem::not_writable);
}

TEST_F(OpenStore, KeepsItsFilesToTheirOwner) {
    const mode_t before = ::umask(0);
    const auto store = open();
    store->begin()->commit();
    store->reader().epoch();
    ::umask(before);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder_.path()}) {
        struct ::stat status {};
        ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << entry.path();
        ++files;
    }
    EXPECT_EQ(files, 4);
}

TEST_F(OpenStore, LeavesOneFileAndTheLockWhenClosed) {
    Story story;
    auto store = open();
    story.begin(*store);
    store->reader().epoch();
    store.reset();
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder_.path()}) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, (std::vector<std::string>{"usher.db", "usher.db-lock"}));
}

TEST_F(OpenStore, SaysSoWhenAStoredValueIsDamaged) {
    Story story;
    story.begin(*open());
    // Opening reads who has changed since.
    open();
    run_sql(file_, "UPDATE people SET address = 'nobody at nowhere'");
    const auto store = open();
    try {
        store->reader().changes(story.home, 0, {}, 10);
        FAIL() << "a damaged address was read";
    } catch (const app::StoreFailure& failure) {
        EXPECT_FALSE(failure.transient);
        EXPECT_EQ(failure.what.find("nobody"), std::string::npos)
            << "the log must not repeat what is stored";
    }
    // The reader's connection is whole, and so is everything else.
    EXPECT_EQ(store->reader().head(story.home), 2U);
}

/// What a connection answers to a pragma.
std::int64_t ask(Connection& connection, const char* pragma) {
    store::Query query{connection, pragma};
    return query.take_first<std::int64_t>().value_or(-1);
}

class ConnectToFile : public OpenStore {
protected:
    ConnectToFile() { open(); }
};

TEST_F(ConnectToFile, WriterIsDurableAndSuspicious) {
    Connection writer{file_, Connection::Use::write};
    writer.make_durable();
    EXPECT_EQ(ask(writer, "PRAGMA synchronous"), 2) << "FULL";
    EXPECT_EQ(ask(writer, "PRAGMA foreign_keys"), 1);
    EXPECT_EQ(ask(writer, "PRAGMA trusted_schema"), 0);
    EXPECT_EQ(ask(writer, "PRAGMA cell_size_check"), 1);
    EXPECT_EQ(ask(writer, "PRAGMA busy_timeout"), 5000);
    EXPECT_GT(ask(writer, "PRAGMA wal_autocheckpoint"), 0);
    store::Query mode{writer, "PRAGMA journal_mode"};
    EXPECT_EQ(mode.take_first<std::string>(), "wal");
}

TEST_F(ConnectToFile, ReaderCannotWriteOrCheckpoint) {
    Connection writer{file_, Connection::Use::write};
    writer.make_durable();
    Connection reader{file_, Connection::Use::read};
    EXPECT_EQ(ask(reader, "PRAGMA query_only"), 1);
    EXPECT_EQ(ask(reader, "PRAGMA wal_autocheckpoint"), 0);
    EXPECT_THROW(reader.run_script("UPDATE instance SET epoch = 2"), app::StoreFailure);
}

TEST_F(ConnectToFile, ForeignKeysAreKept) {
    Connection writer{file_, Connection::Use::write};
    EXPECT_THROW(
        writer.run_script("INSERT INTO people VALUES (x'01', x'02', '', NULL, 'en', NULL, 1, 1)"),
        app::StoreFailure);
}

}  // namespace
}  // namespace usher::test

#include "server/store/migrations.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "server/app/ports.hpp"
#include "tests/server/store/scratch_folder.hpp"
#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {
namespace {

using store::check_migratable;
using store::Connection;
using store::migrate;
using store::OpenProblem;

constexpr std::array<const char*, 2> two_steps{
    "CREATE TABLE doors (name TEXT NOT NULL) STRICT; INSERT INTO doors VALUES ('front');",
    "ALTER TABLE doors ADD COLUMN is_open INTEGER NOT NULL DEFAULT 1;",
};
constexpr std::array<const char*, 1> first_step{two_steps[0]};
constexpr std::array<const char*, 2> bad_second_step{
    two_steps[0], "INSERT INTO doors VALUES ('back'); INSERT INTO windows VALUES ('left');"};

class MigrateDatabase : public ::testing::Test {
protected:
    MigrateDatabase() : connection_{make_empty_file(file_), Connection::Use::write} {}

    static const std::filesystem::path& make_empty_file(const std::filesystem::path& file) {
        std::ofstream{file};
        return file;
    }
    std::string ask(const std::string& sql) { return ask_sql(file_, sql); }

    ScratchFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "usher.db";
    Connection connection_;
};

TEST_F(MigrateDatabase, GoesFromEmptyToTheLatest) {
    EXPECT_EQ(check_migratable(connection_, two_steps), std::nullopt);
    migrate(connection_, two_steps);
    EXPECT_EQ(ask("PRAGMA user_version"), "2");
    EXPECT_EQ(ask("SELECT name || is_open FROM doors"), "front1");
}

TEST_F(MigrateDatabase, TakesOnlyTheStepsThatAreMissing) {
    migrate(connection_, first_step);
    run_sql(file_, "UPDATE doors SET name = 'side'");
    EXPECT_EQ(check_migratable(connection_, two_steps), std::nullopt);
    migrate(connection_, two_steps);
    migrate(connection_, two_steps);
    EXPECT_EQ(ask("SELECT name || is_open FROM doors"), "side1");
    EXPECT_EQ(ask("SELECT count(*) FROM doors"), "1");
}

TEST_F(MigrateDatabase, StaysAtTheLastWholeStepWhenOneFails) {
    EXPECT_THROW(migrate(connection_, bad_second_step), app::StoreFailure);
    EXPECT_EQ(ask("PRAGMA user_version"), "1");
    EXPECT_EQ(ask("SELECT count(*) FROM doors"), "1");
    migrate(connection_, two_steps);
    EXPECT_EQ(ask("PRAGMA user_version"), "2");
}

TEST_F(MigrateDatabase, RefusesANewerDatabase) {
    migrate(connection_, two_steps);
    const auto failure = check_migratable(connection_, first_step);
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->problem, OpenProblem::newer_database);
    EXPECT_NE(failure->what.find("version 2"), std::string::npos) << failure->what;
}

TEST_F(MigrateDatabase, RefusesTheDatabaseOfAnotherProgram) {
    run_sql(file_, "CREATE TABLE bookmarks (title TEXT)");
    const auto failure = check_migratable(connection_, two_steps);
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->problem, OpenProblem::not_a_database);
}

TEST_F(MigrateDatabase, TheReleasedStepsMakeASoundSchema) {
    migrate(connection_, store::migrations);
    EXPECT_EQ(ask("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(ask("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND NOT strict "
                  "AND name NOT LIKE 'sqlite_%'"),
              "0");
}

}  // namespace
}  // namespace usher::test

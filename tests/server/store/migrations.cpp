#include "server/store/migrations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "server/store/sqlite_store.hpp"
#include "tests/server/store/samples.hpp"
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
    std::string what = "nothing";
    try {
        migrate(connection_, bad_second_step);
    } catch (const app::StoreFailure& failure) {
        what = failure.what;
    }
    EXPECT_NE(what.find("from version 1 to 2"), std::string::npos) << what;
    EXPECT_NE(what.find("no such table: windows"), std::string::npos) << what;
    EXPECT_EQ(what.find("INSERT"), std::string::npos) << what;
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

constexpr std::array<const char*, 1> version_one{store::migrations[0]};

// A database as the first version left it: what it held is there, what it had no place for is
// empty, and its people are counted.
TEST_F(MigrateDatabase, FromTheFirstVersionKeepsEverything) {
    migrate(connection_, version_one);
    run_sql(file_, R"(
INSERT INTO organizations VALUES (x'01000000000000000000000000000001', 'Corp', 7, 1, 5, 6, 6);
INSERT INTO roles VALUES (x'01000000000000000000000000000001', x'0100000000000000000000000000005b', 0, 'Member', 3, 1);
INSERT INTO accounts VALUES (x'01000000000000000000000000000005', 'Maya', 'sealed', 'de', 9, 4);
INSERT INTO people VALUES (x'01000000000000000000000000000001', x'01000000000000000000000000000014',
    'Jo', 'jo@corp.example', 'de', x'01000000000000000000000000000005', 8, 6);
INSERT INTO memberships VALUES (x'01000000000000000000000000000001', x'01000000000000000000000000000014',
    x'010000000000000000000000000000c9', 0, NULL, 4, x'0100000000000000000000000000005b', 1,
    x'01000000000000000000000000000005', x'010000000000000000000000000000ca', 1, 7);
INSERT INTO invitations VALUES (x'01000000000000000000000000000001', x'01000000000000000000000000000014',
    x'010000000000000000000000000000ca', 0, 'jo@corp.example', 3, 0, 0, 1,
    x'01000000000000000000000000000005', 10, 11, NULL, 'Hello');
INSERT INTO log VALUES (x'01000000000000000000000000000001', 6, 0, x'010000000000000000000000000000cb', 7, 1,
    x'01000000000000000000000000000005', 'invited', zeroblob(32), zeroblob(32));
INSERT INTO log_payloads VALUES (x'01000000000000000000000000000001', 6, 0, zeroblob(16), '{"said":"once"}');
INSERT INTO log VALUES (x'01000000000000000000000000000001', 6, 1, x'010000000000000000000000000000cb', 7, 1,
    x'01000000000000000000000000000005', 'person_erased', zeroblob(32), zeroblob(32));
INSERT INTO sequences VALUES (x'01000000000000000000000000000001', x'01000000000000000000000000000005',
    x'010000000000000000000000000000cc', 41);
)");
    auto opened = store::SqliteStore::open(file_);
    ASSERT_TRUE(opened) << opened.error().what;
    app::Store& store = **opened;

    const auto organization = store.reader().organization(id<OrganizationId>(1));
    ASSERT_TRUE(organization);
    EXPECT_EQ(organization->name.text(), "Corp");
    EXPECT_EQ(organization->policies.onboarding, Onboarding::verified);
    EXPECT_EQ(organization->policies.access_requests, AccessRequests::with_code);
    EXPECT_EQ(organization->roles.at(0).name.text(), "Member");
    const auto account = store.reader().account(id<AccountId>(5));
    ASSERT_TRUE(account);
    EXPECT_TRUE(account->second_factor.empty());
    EXPECT_EQ(store.reader().instance(), Instance{});

    const auto record = store.reader().person_of_account(id<OrganizationId>(1), id<AccountId>(5));
    ASSERT_TRUE(record);
    EXPECT_EQ(record->person.name.text(), "Jo");
    EXPECT_TRUE(record->person.metadata.empty());
    EXPECT_EQ(record->memberships.at(0).voucher, Actor::of(id<AccountId>(5)));
    EXPECT_TRUE(record->memberships.at(0).groups.empty());
    EXPECT_EQ(record->invitations.at(0).generation, 3U);
    EXPECT_EQ(record->invitations.at(0).last_generation, 3U);

    const auto log = store.reader().log(id<OrganizationId>(1), 0, "", 10);
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[0].payload, R"({"said":"once"})");
    EXPECT_EQ(log[1].payload, std::nullopt);
    EXPECT_EQ(store.begin()->last_sequence({id<OrganizationId>(1), bits(5), bits(0xcc)}), 41U);

    Tally counted;
    counted.add(*record);
    Roster roster{Roster::Unfilled::unknown};
    store.begin()->load({{Key::Kind::tally, id<OrganizationId>(1), {}, {}}}, roster);
    EXPECT_EQ(*roster.tally(id<OrganizationId>(1)), counted);
    EXPECT_EQ(counted.active, 1U);
}

const std::span<const char* const> seven_steps{store::migrations.data(), 7};

// The log had a row for each entry; nothing that the chain follows from is lost.
TEST_F(MigrateDatabase, ToTheEighthVersionKeepsTheEntriesOfEachChangeTogether) {
    migrate(connection_, seven_steps);
    const std::string home = id<OrganizationId>(1).text();
    const std::string usual = R"({"type":"invited","home":")" + home + R"(","person":"Jo's"})";
    const auto insert = [&](int change, int position, const std::string& payload, int mark) {
        std::string quoted;
        for (const char c : payload) quoted += c == '\'' ? std::string{"''"} : std::string{c};
        const std::string salt =
            payload.empty() ? "NULL" : "CAST(char(0, 7) || zeroblob(14) AS BLOB)";
        run_sql(file_, "INSERT INTO log VALUES (x'01000000000000000000000000000001', " +
                           std::to_string(change) + ", " + std::to_string(position) +
                           ", x'010000000000000000000000000000cb', 7, 1, "
                           "x'01000000000000000000000000000005', 'invited', CAST(char(" +
                           std::to_string(mark) + ") || zeroblob(31) AS BLOB), CAST(char(" +
                           std::to_string(mark + 1) + ") || zeroblob(31) AS BLOB), " + salt + ", " +
                           (payload.empty() ? "NULL" : "'" + quoted + "'") + ")");
    };
    insert(7, 0, usual, 40);
    insert(6, 2, R"({"said":"once"})", 30);
    insert(6, 0, usual, 10);
    insert(6, 1, "", 20);
    auto opened = store::SqliteStore::open(file_);
    ASSERT_TRUE(opened) << opened.error().what;

    const auto changes = (*opened)->reader().log_changes(id<OrganizationId>(1), 0, 10);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].change, 6U);
    EXPECT_EQ(changes[0].command, id<CommandId>(0xcb));
    EXPECT_EQ(changes[0].by, Actor::of(id<AccountId>(5)));
    EXPECT_EQ(changes[0].chain, app::Digest::Bytes{31});
    ASSERT_EQ(changes[0].entries.size(), 3U);
    const std::array payloads{usual, std::string{}, std::string{R"({"said":"once"})"}};
    for (std::uint8_t i = 0; i < 3; ++i) {
        const app::LogEntry& entry = changes[0].entries[i];
        EXPECT_EQ(entry.index, i);
        EXPECT_EQ(entry.kind, "invited");
        EXPECT_EQ(entry.payload, payloads.at(i));
        const bool is_erased = i == 1;
        EXPECT_EQ(entry.erased, is_erased ? app::Digest::Bytes{20} : app::Digest::Bytes{});
        EXPECT_EQ(entry.salt,
                  (app::LogEntry::Salt{0, static_cast<std::uint8_t>(is_erased ? 0 : 7)}));
    }
    EXPECT_EQ(changes[1].chain, app::Digest::Bytes{41});
    EXPECT_EQ(changes[1].entries.size(), 1U);
}

const std::span<const char* const> eight_steps{store::migrations.data(), 8};

// The table of claims had everything until now: nobody is read again for it.
TEST_F(MigrateDatabase, ToTheNinthVersionLacksNoClaim) {
    migrate(connection_, eight_steps);
    run_sql(file_,
            "INSERT INTO organizations (id, name, invite_ttl_ms, onboarding, created_at, change, "
            "change_counter) VALUES (x'01', 'Corp', 7, 1, 5, 2, 6)");
    migrate(connection_, store::migrations);
    EXPECT_EQ(ask("SELECT claimed FROM organizations"), "6");
}

const std::span<const char* const> six_steps{store::migrations.data(), 6};

// Answers had a place for each client; each is found where it stands now, and the next follows.
TEST_F(MigrateDatabase, ToTheSeventhVersionFindsEveryAnswer) {
    migrate(connection_, six_steps);
    const app::Sender numbered{id<OrganizationId>(1), bits(2), bits(3)};
    const app::Sender keyed{id<OrganizationId>(1), bits(2), bits(4)};
    const auto insert = [&](const app::Sender& sender, int sequence, int at) {
        const auto blob = [](const std::string& digits) { return "x'" + digits + "'"; };
        const auto hex = [&](Bits128 bits) {
            std::string digits = bits.text();
            digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
            return blob(digits);
        };
        const std::string number = std::to_string(sequence);
        run_sql(file_, "INSERT INTO answers VALUES (" + hex(sender.home.bits) + ", " +
                           hex(sender.id) + ", " + hex(sender.client) + ", " + number +
                           ", zeroblob(32), 'answer " + number + "', " + std::to_string(at) + ")");
    };
    const int batch = 300;
    insert(numbered, 1, 10);
    insert(keyed, 0, 15);
    for (int sequence = 2; sequence <= batch; ++sequence) insert(numbered, sequence, 20);
    auto opened = store::SqliteStore::open(file_);
    ASSERT_TRUE(opened) << opened.error().what;
    const auto transaction = (*opened)->begin();
    EXPECT_EQ(transaction->kept_answer(keyed, 0)->answer, "answer 0");
    const std::uint64_t last = batch + 1;
    transaction->keep_answer({numbered, last, {}, "answer " + std::to_string(last), {30}});
    for (std::uint64_t sequence = 1; sequence <= last; ++sequence)
        EXPECT_EQ(transaction->kept_answer(numbered, sequence)->answer,
                  "answer " + std::to_string(sequence));
    EXPECT_EQ(transaction->last_sequence(numbered), last);
}

}  // namespace
}  // namespace usher::test

#include "server/store/backup.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <fstream>
#include <set>
#include <thread>

#include "server/store/draft.hpp"
#include "server/store/sqlite_store.hpp"
#include "tests/server/app/workshop.hpp"
#include "tests/server/store/sqlite_file.hpp"

namespace usher::test {
namespace {

namespace fs = std::filesystem;

class Backup : public testing::Test {
protected:
    Backup() {
        invite("maya");
        shop.batch([&](app::Turn& turn) {
            turn.transaction().save_session({{1}, {}, shop.hana, 0, shop.now, shop.now});
            turn.transaction().save_second_factor_use(shop.hana, {7, {{1}, {2}}});
        });
    }

    void invite(const std::string& word) {
        ASSERT_FALSE(shop.apply(shop.command(shop.invite(word))).decision.refused());
    }

    std::optional<std::string> back_up() { return store::write_backup(shop.file(), copy); }
    std::optional<std::string> restore() { return store::restore_backup(copy, restored); }
    std::string ask(const std::string& sql) const { return ask_sql(restored, sql); }

    std::set<std::string> names() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator{folder.path()})
            names.insert(entry.path().filename());
        return names;
    }
    static void write(const fs::path& file, const std::string& text) {
        std::ofstream{file} << text;
    }
    static std::string read(const fs::path& file) {
        std::ifstream stream{file};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    Workshop shop;
    ScratchFolder folder;
    const fs::path copy = folder.path() / "copy.db";
    const fs::path restored = folder.path() / "usher.db";
};

TEST_F(Backup, HoldsWhatWasKeptWhileTheServerGoesOn) {
    ASSERT_EQ(back_up(), std::nullopt);
    invite("noor");
    ASSERT_EQ(restore(), std::nullopt);
    EXPECT_EQ(ask("SELECT count(*) FROM people WHERE address = 'maya@corp.example'"), "1");
    EXPECT_EQ(ask("SELECT count(*) FROM people WHERE address = 'noor@corp.example'"), "0");
    EXPECT_EQ(store::check_integrity(restored), std::nullopt);
    EXPECT_TRUE(store::SqliteStore::open(restored));
}

TEST_F(Backup, BelongsToItsOwnerAlone) {
    ASSERT_EQ(back_up(), std::nullopt);
    const auto owner = fs::perms::owner_read | fs::perms::owner_write;
    EXPECT_EQ(fs::status(copy).permissions(), owner);
    ASSERT_EQ(restore(), std::nullopt);
    EXPECT_EQ(fs::status(restored).permissions(), owner);
}

// Since the backup a link may have been used, a session ended, a mail sent.
TEST_F(Backup, MakesWorthlessWhatMayHaveBeenUsedSince) {
    ASSERT_EQ(back_up(), std::nullopt);
    ASSERT_EQ(restore(), std::nullopt);
    EXPECT_EQ(ask("SELECT count(*) FROM sessions"), "0");
    EXPECT_EQ(ask("SELECT last_step FROM second_factors WHERE recovery = x''"), "7");
    EXPECT_EQ(ask("SELECT count(*) FROM outbox WHERE state IN (0, 2)"), "0");
    EXPECT_EQ(ask("SELECT min(generation) > 1000000 FROM invitations"), "1");
    EXPECT_EQ(ask("SELECT epoch FROM instance"),
              std::to_string(std::stoi(shop.ask("SELECT epoch FROM instance")) + 1));
}

TEST_F(Backup, HasNothingOfWhomWasErased) {
    ASSERT_FALSE(
        shop.apply(shop.command(ErasePerson{named<PersonId>("person:maya")})).decision.refused());
    ASSERT_EQ(back_up(), std::nullopt);
    std::ifstream file{copy, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(bytes.find("maya"), std::string::npos);
}

TEST_F(Backup, OverwritesNothing) {
    write(copy, "somebody's");
    EXPECT_NE(back_up(), std::nullopt);
    EXPECT_EQ(read(copy), "somebody's");
    fs::remove(copy);
    ASSERT_EQ(back_up(), std::nullopt);
    ASSERT_EQ(restore(), std::nullopt);
    EXPECT_NE(restore(), std::nullopt);
}

TEST_F(Backup, IsReadByTheVersionThatWroteIt) {
    EXPECT_EQ(store::check_current(shop.file()), std::nullopt);
    const auto refusal_at = [&](const std::string& version) {
        fs::remove(copy);
        EXPECT_EQ(back_up(), std::nullopt);
        run_sql(copy, "PRAGMA user_version = " + version);
        return store::check_current(copy).value_or("none");
    };
    EXPECT_NE(refusal_at("99").find("start a newer server"), std::string::npos);
    EXPECT_NE(refusal_at("6").find("usher migrate"), std::string::npos);
    std::ofstream{restored};
    EXPECT_NE(store::check_current(restored).value_or("none").find("no database of Usher's"),
              std::string::npos);
}

TEST_F(Backup, RestoresNothingThatIsEmpty) {
    std::ofstream{copy};
    EXPECT_NE(restore().value_or("none").find("no database of Usher's"), std::string::npos);
    EXPECT_FALSE(fs::exists(restored));
}

TEST_F(Backup, IsItsOwnersAloneWhoeverCouldReadTheCopy) {
    ASSERT_EQ(back_up(), std::nullopt);
    fs::permissions(copy, fs::perms::group_read | fs::perms::others_read, fs::perm_options::add);
    ASSERT_EQ(restore(), std::nullopt);
    EXPECT_EQ(fs::status(restored).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Backup, RestoresNothingThatIsDamaged) {
    ASSERT_EQ(back_up(), std::nullopt);
    fs::resize_file(copy, fs::file_size(copy) / 2);
    EXPECT_NE(restore(), std::nullopt);
    EXPECT_FALSE(fs::exists(restored));
    std::ofstream{copy} << "no database";
    EXPECT_NE(restore(), std::nullopt);
    EXPECT_EQ(names(), (std::set<std::string>{"copy.db", "usher.db-lock"}));
}

TEST_F(Backup, LeavesAndTakesNothingBesideItself) {
    write(folder.path() / "copy.db.partial", "somebody's");
    ASSERT_EQ(back_up(), std::nullopt);
    EXPECT_EQ(read(folder.path() / "copy.db.partial"), "somebody's");
    write(folder.path() / "letter", "no database");
    EXPECT_NE(store::write_backup(folder.path() / "letter", folder.path() / "other.db"),
              std::nullopt);
    EXPECT_EQ(names(), (std::set<std::string>{"copy.db", "copy.db.partial", "letter"}));
}

TEST_F(Backup, IsMadeByOneOfTwoThatWriteToOneName) {
    std::optional<std::string> one, other;
    {
        std::jthread first{[&] { one = back_up(); }};
        std::jthread second{[&] { other = back_up(); }};
    }
    EXPECT_NE(one.has_value(), other.has_value()) << one.value_or("") << other.value_or("");
    EXPECT_EQ(store::check_integrity(copy), std::nullopt);
    EXPECT_EQ(names(), std::set<std::string>{"copy.db"});
}

TEST_F(Backup, DoesNotTakeANameThatWasGivenMeanwhile) {
    {
        store::Draft draft{copy};
        write(copy, "somebody's");
        EXPECT_THROW(draft.finish(), app::StoreFailure);
    }
    EXPECT_EQ(read(copy), "somebody's");
    EXPECT_EQ(names(), std::set<std::string>{"copy.db"});
}

// SQLite would write the pages of a log over any database that stands beside it.
TEST_F(Backup, RestoresNothingBesideALogThatACrashHasLeft) {
    ASSERT_EQ(back_up(), std::nullopt);
    for (const char* suffix : {"-wal", "-shm", "-journal"}) {
        const fs::path leftover{restored.string() + suffix};
        write(leftover, "former pages");
        const std::string refusal = restore().value_or("none");
        EXPECT_NE(refusal.find(leftover.string()), std::string::npos) << refusal;
        EXPECT_NE(refusal.find("move the whole folder away"), std::string::npos) << refusal;
        EXPECT_FALSE(fs::exists(restored)) << suffix;
        EXPECT_EQ(read(leftover), "former pages");
        fs::remove(leftover);
    }
    EXPECT_EQ(restore(), std::nullopt);
}

TEST_F(Backup, IsNotRestoredUnderAServerAtWork) {
    ASSERT_EQ(back_up(), std::nullopt);
    {
        const auto server = store::SqliteStore::open(restored);
        ASSERT_TRUE(server);
        for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(restored.string() + suffix);
        const std::string refusal = restore().value_or("none");
        EXPECT_NE(refusal.find("another usher works with this database"), std::string::npos)
            << refusal;
        EXPECT_FALSE(fs::exists(restored));
    }
    EXPECT_EQ(restore(), std::nullopt);
}

class FewFiles {
public:
    FewFiles() {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        rlimit few = before_;
        few.rlim_cur = 3;
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewFiles() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    FewFiles(const FewFiles&) = delete;
    FewFiles& operator=(const FewFiles&) = delete;

private:
    rlimit before_{};
};

TEST_F(Backup, SaysInWordsWhatIsWrong) {
    const fs::path letter = folder.path() / "letter";
    write(letter, std::string(5000, 'x'));
    const auto said = [](const std::optional<std::string>& refusal) {
        EXPECT_EQ(refusal.value_or("").find("SELECT"), std::string::npos) << *refusal;
        EXPECT_EQ(refusal.value_or("").find("VACUUM"), std::string::npos) << *refusal;
        return refusal.value_or("nothing");
    };
    EXPECT_EQ(said(store::write_backup(letter, copy)),
              letter.string() + ": the file is no database");
    EXPECT_EQ(said(store::restore_backup(letter, restored)),
              letter.string() + ": the file is no database");
    EXPECT_EQ(said(store::check_current(letter)), "the file is no database");
    EXPECT_EQ(said(store::write_backup(shop.file(), "")),
              "name the file that it is to be written to");
    EXPECT_NE(said(store::restore_backup(folder.path(), restored)).find(folder.path().string()),
              std::string::npos);
    std::string refusal;
    {
        const FewFiles few;
        refusal = said(store::check_current(shop.file()));
    }
    EXPECT_NE(refusal.find("Too many open files; raise"), std::string::npos) << refusal;
}

}  // namespace
}  // namespace usher::test

#include "server/store/read_cache.hpp"

#include <gtest/gtest.h>

#include "server/store/sqlite_reader.hpp"
#include "server/store/sqlite_store.hpp"
#include "tests/server/store/batch.hpp"
#include "tests/server/store/during_checkpoint.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"
#include "tests/server/store/scratch_folder.hpp"

namespace usher::test {
namespace {

using Numbers = store::Remembered<int, int>;

TEST(RememberedValues, AreReadOnce) {
    Numbers numbers;
    int reads = 0;
    const auto read = [&] { return std::optional{++reads}; };
    EXPECT_EQ(numbers.get(1, read), 1);
    EXPECT_EQ(numbers.get(1, read), 1);
    EXPECT_EQ(numbers.get(2, read), 2);
    numbers.forget(std::vector{1});
    EXPECT_EQ(numbers.get(1, read), 3);
    EXPECT_EQ(numbers.get(2, read), 2);
    numbers.forget();
    EXPECT_EQ(numbers.get(2, read), 4);
}

TEST(RememberedValues, AreNoAbsence) {
    Numbers numbers;
    EXPECT_EQ(numbers.get(1, [] { return std::optional<int>{}; }), std::nullopt);
    EXPECT_EQ(numbers.get(1, [] { return std::optional{7}; }), 7);
}

// Who began to read before a change may have read what was before it.
TEST(RememberedValues, AreNotWhatWasReadAcrossAChange) {
    Numbers numbers;
    const auto read_across = [&] {
        numbers.forget(std::vector{9});
        return std::optional{1};
    };
    EXPECT_EQ(numbers.get(1, read_across), 1);
    EXPECT_EQ(numbers.get(1, [] { return std::optional{2}; }), 2);
}

TEST(RememberedValues, AreNotWhatIsReadWhileTheyChange) {
    Numbers numbers;
    EXPECT_EQ(numbers.get(1, [] { return std::optional{1}; }), 1);
    numbers.distrust(std::vector{1});
    EXPECT_EQ(numbers.get(1, [] { return std::optional{2}; }), 2);
    EXPECT_EQ(numbers.get(1, [] { return std::optional{3}; }), 3);
    EXPECT_EQ(numbers.get(2, [] { return std::optional{4}; }), 4);
    EXPECT_EQ(numbers.get(2, [] { return std::optional{5}; }), 4);
    numbers.forget(std::vector{1});
    EXPECT_EQ(numbers.get(1, [] { return std::optional{6}; }), 6);
    EXPECT_EQ(numbers.get(1, [] { return std::optional{7}; }), 6);
}

// A role goes from the organization and from the people in one change.
TEST(ReadDuringCheckpoint, ShowsNoPersonOlderThanTheOrganization) {
    DuringCheckpoint checkpoint;
    const ScratchFolder folder;
    const auto opened = store::SqliteStore::open(folder.path() / "usher.db");
    ASSERT_TRUE(opened);
    app::Store& store = **opened;
    app::Reader& reader = store.reader();
    const Account account = sample_account(5, "maya@corp.example");
    Organization home = sample_organization(1);
    Record member = sample_member(20, "maya@corp.example", account.id);
    checkpoint.do_once([&] {
        const auto name = reader.organization(home.id)->name;
        EXPECT_EQ(reader.person_of_account(home.id, account.id)->person.name, name);
        EXPECT_EQ(reader.memberships_of(account.id).at(0).second.person.name, name);
    });
    for (int number = 0; number < 5000 && !checkpoint.is_done(); ++number) {
        Batch batch{store};
        home.name = *Name::parse("Number " + std::to_string(number));
        member.person.name = home.name;
        batch.put(account);
        batch.put(home);
        batch.put(home.id, member);
        batch.commit();
        reader.person_of_account(home.id, account.id);
    }
    EXPECT_TRUE(checkpoint.is_done());
}

// As when two people are merged between the two: in every state the account is somebody's.
TEST(ReadAcrossAChange, FindsAnAccountThatHasPassedFromOneToAnother) {
    const ScratchFolder folder;
    const auto file = folder.path() / "usher.db";
    const auto opened = store::SqliteStore::open(file);
    ASSERT_TRUE(opened);
    const Account account = sample_account(5, "maya@corp.example");
    Batch batch{**opened};
    batch.put(account);
    const Organization home = batch.put(sample_organization(1));
    Record former = sample_member(20, "maya@corp.example", account.id);
    former.person.account.reset();
    batch.put(home.id, former);
    const Record member = batch.put(home.id, sample_member(21, "m@corp.example", account.id));
    batch.commit();

    store::ReadCache cache;
    const store::RecentClaims recent{{}};
    store::SqliteReader reader{file, cache, recent};
    const store::ReadCache::Places before{{home.id, former.person.id}};
    cache.places.get(account.id, [&] { return std::optional{before}; });
    EXPECT_EQ(reader.person_of_account(home.id, account.id), member);
    const auto memberships = reader.memberships_of(account.id);
    ASSERT_EQ(memberships.size(), 1U);
    EXPECT_EQ(memberships[0].second, member);
}

/// Everything is read once before each change, so that a store that remembers has remembered it.
class ReadWhatWasCommitted : public StoreContract {
protected:
    ReadWhatWasCommitted() {
        Batch batch{store()};
        batch.put(account_);
        home_ = batch.put(sample_organization(1));
        member_ = batch.put(home_.id, sample_member(20, "maya@corp.example", account_.id));
        batch.transaction().save_session(session_);
        batch.commit();
        look();
    }

    void look() {
        reader().instance();
        reader().organization(home_.id);
        reader().account(account_.id);
        reader().person_of_account(home_.id, account_.id);
        reader().memberships_of(account_.id);
        reader().session(session_.id);
    }

    const Account account_ = sample_account(5, "maya@corp.example");
    const app::Session session_{digest(4), app::Session::State::full, account_.id, 1, {200}, {200}};
    Organization home_;
    Record member_;
};
USHER_ON_EVERY_ENGINE(ReadWhatWasCommitted);

TEST_P(ReadWhatWasCommitted, AtOnce) {
    Batch batch{store()};
    Account renamed = account_;
    renamed.name = *Name::parse("Maya Other");
    batch.put(renamed);
    home_.name = *Name::parse("Other Corp");
    home_ = batch.put(home_);
    member_.person.name = *Name::parse("Maya Stone");
    member_ = batch.put(home_.id, member_);
    batch.put(Instance{true, {account_.id}, {}});
    batch.transaction().see_session(session_.id, {300});
    EXPECT_NE(reader().organization(home_.id)->name, home_.name);
    batch.commit();

    EXPECT_TRUE(reader().instance().set_up);
    EXPECT_EQ(reader().organization(home_.id)->name, home_.name);
    EXPECT_EQ(reader().account(account_.id)->name, renamed.name);
    EXPECT_EQ(reader().person_of_account(home_.id, account_.id), member_);
    EXPECT_EQ(reader().memberships_of(account_.id).at(0).second, member_);
    EXPECT_EQ(reader().session(session_.id)->seen_at, Instant{300});
}

TEST_P(ReadWhatWasCommitted, WhenAPersonIsNoLongerTheAccounts) {
    Batch batch{store()};
    member_.person.account.reset();
    batch.put(home_.id, member_);
    batch.commit();
    EXPECT_FALSE(reader().person_of_account(home_.id, account_.id));
    EXPECT_TRUE(reader().memberships_of(account_.id).empty());
}

TEST_P(ReadWhatWasCommitted, WhenAnAccountComesToAnotherPerson) {
    Batch batch{store()};
    const Organization other = batch.put(sample_organization(2));
    const Record there = batch.put(other.id, sample_member(30, "maya@corp.example", account_.id));
    batch.commit();
    EXPECT_EQ(reader().person_of_account(other.id, account_.id), there);
    EXPECT_EQ(reader().memberships_of(account_.id).size(), 2U);
}

TEST_P(ReadWhatWasCommitted, WhenASessionEnds) {
    const auto transaction = store().begin();
    transaction->remove_session(session_.id);
    transaction->commit();
    EXPECT_FALSE(reader().session(session_.id));
}

TEST_P(ReadWhatWasCommitted, AndNothingThatWasRolledBack) {
    {
        Batch batch{store()};
        home_.name = *Name::parse("Other Corp");
        batch.put(home_);
        batch.transaction().remove_session(session_.id);
    }
    EXPECT_NE(reader().organization(home_.id)->name, home_.name);
    EXPECT_TRUE(reader().session(session_.id));
}

}  // namespace
}  // namespace usher::test

#include "server/store/read_cache.hpp"

#include <gtest/gtest.h>

#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

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

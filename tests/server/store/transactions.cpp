#include <gtest/gtest.h>

#include <thread>

#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"
#include "tests/server/store/story.hpp"
#include "tests/support/faulty_store.hpp"

namespace usher::test {
namespace {

class OneTransaction : public StoreContract {
protected:
    OneTransaction() { story_.begin(store()); }

    Story story_;
};
USHER_ON_EVERY_ENGINE(OneTransaction);

TEST_P(OneTransaction, LeavesNothingWithoutCommit) {
    const std::string before = contents();
    {
        Batch batch{store()};
        story_.go_on(batch);
        batch.save();
    }
    EXPECT_EQ(contents(), before);
}

TEST_P(OneTransaction, IsSeenByNobodyBeforeItsCommit) {
    Batch batch{store()};
    story_.go_on(batch);
    batch.save();
    EXPECT_EQ(reader().head(story_.home), 2U);
    EXPECT_EQ(reader().changes(story_.home, 0, {}, 10).people.size(), 1U);
    batch.transaction().commit();
    EXPECT_EQ(reader().head(story_.home), 4U);
    EXPECT_EQ(reader().changes(story_.home, 0, {}, 10).people.size(), 2U);
}

TEST_P(OneTransaction, IsTheOnlyOne) {
    const auto first = store().begin();
    EXPECT_THROW(store().begin(), app::StoreFailure);
    EXPECT_EQ(first->raise_change(story_.home), 3U);
    first->commit();
    EXPECT_EQ(reader().head(story_.home), 3U);
}

TEST_P(OneTransaction, IsOverAfterItsCommit) {
    const auto transaction = store().begin();
    transaction->commit();
    EXPECT_THROW(transaction->raise_change(story_.home), app::StoreFailure);
    EXPECT_THROW(transaction->commit(), app::StoreFailure);
}

TEST_P(OneTransaction, CannotBeCommittedAfterAFailure) {
    const std::string before = contents();
    const auto transaction = store().begin();
    const app::KeptAnswer answer{{story_.home, bits(2), bits(3)}, 1, digest(2), "{}", {1}};
    transaction->keep_answer(answer);
    EXPECT_THROW(transaction->keep_answer(answer), app::StoreFailure);
    EXPECT_THROW(transaction->raise_change(story_.home), app::StoreFailure);
    EXPECT_THROW(transaction->commit(), app::StoreFailure);
    EXPECT_EQ(contents(), before);
}

// Of an id that is greater than all, nothing is asked any more: until there is a greater one.
TEST_P(OneTransaction, LoadsWhatItHasSavedHoweverNewItIs) {
    const Record record = sample_record(500, "newest@corp.example");
    const MembershipId membership = record.memberships.front().id;
    const InvitationId invitation = record.invitations.front().id;
    const Keys keys{
        {Key::Kind::person, story_.home, record.person.id.bits, {}},
        {Key::Kind::person_of_membership, story_.home, membership.bits, {}},
        {Key::Kind::person_of_invitation, story_.home, invitation.bits, {}},
    };
    Batch batch{store()};
    Roster before{Roster::Unfilled::unknown};
    batch.transaction().load(keys, before);
    EXPECT_EQ(before.person(story_.home, record.person.id), nullptr);
    batch.put(story_.home, record);
    batch.save();
    for (const Key& key : keys) {
        Roster after{Roster::Unfilled::unknown};
        batch.transaction().load({key}, after);
        EXPECT_EQ(after.people(story_.home).count(record.person.id), 1U);
    }
}

TEST_P(OneTransaction, ReadersOnOtherThreadsSeeWholeCommits) {
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            while (!done) {
                const app::Page page = reader().changes(story_.home, 0, {}, 1000);
                // The story stamps as many people as it raises numbers beyond the organization's
                // own.
                if (page.people.size() + 1 != page.head) ++torn;
            }
        });
    }
    for (std::uint64_t number = 100; number < 200; ++number) {
        Batch batch{store()};
        batch.put(story_.home,
                  sample_record(number, "p" + std::to_string(number) + "@corp.example"));
        batch.commit();
    }
    done = true;
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(torn, 0);
}

TEST_P(OneTransaction, LeavesTheDatabaseAsItWasWhicheverOperationFails) {
    FaultyStore faulty{store()};
    const std::string before = contents();
    const auto attempt = [&] {
        Batch batch{faulty};
        story_.go_on(batch);
        batch.commit();
    };
    std::uint64_t failed = 0;
    for (;; ++failed) {
        faulty.fail_at(failed + 1);
        try {
            attempt();
            break;
        } catch (const app::StoreFailure&) {
            ASSERT_EQ(contents(), before) << "operation " << failed + 1;
        }
    }
    EXPECT_EQ(failed, faulty.operations());
    EXPECT_GT(failed, 10U);
    EXPECT_EQ(reader().head(story_.home), 4U);
}

TEST_P(OneTransaction, IsKeptWhenOnlyTheAnswerToItsCommitIsLost) {
    FaultyStore faulty{store()};
    faulty.fail_at(3, FaultyStore::Fault::afterwards);
    const auto transaction = faulty.begin();
    transaction->raise_change(story_.home);
    EXPECT_THROW(transaction->commit(), app::StoreFailure);
    EXPECT_EQ(reader().head(story_.home), 3U);
}

}  // namespace
}  // namespace usher::test

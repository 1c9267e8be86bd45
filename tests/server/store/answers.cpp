#include <gtest/gtest.h>

#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class KeepAnswers : public StoreContract {};
USHER_ON_EVERY_ENGINE(KeepAnswers);

TEST_P(KeepAnswers, ComeBackEqual) {
    const app::KeptAnswer expected{digest(1), digest(2), 12, "{\"outcome\":\"done\"}", {34}};
    {
        const auto transaction = store().begin();
        EXPECT_FALSE(transaction->kept_answer(digest(1)));
        transaction->keep_answer(expected);
        transaction->commit();
    }
    const auto stored = store().begin()->kept_answer(digest(1));
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->key, expected.key);
    EXPECT_EQ(stored->body, expected.body);
    EXPECT_EQ(stored->sequence, expected.sequence);
    EXPECT_EQ(stored->answer, expected.answer);
    EXPECT_EQ(stored->at, expected.at);
}

TEST_P(KeepAnswers, AreGivenOnceForAKey) {
    const auto transaction = store().begin();
    transaction->keep_answer({digest(1), digest(2), 1, "{}", {1}});
    EXPECT_THROW(transaction->keep_answer({digest(1), digest(3), 2, "{}", {2}}), app::StoreFailure);
}

TEST_P(KeepAnswers, SequencesBelongToOrganizationAccountAndClient) {
    const OrganizationId home = id<OrganizationId>(1);
    const AccountId account = id<AccountId>(2);
    {
        const auto transaction = store().begin();
        EXPECT_EQ(transaction->last_sequence(home, account, bits(3)), 0U);
        transaction->save_sequence(home, account, bits(3), 4);
        transaction->save_sequence(home, account, bits(3), 7);
        transaction->commit();
    }
    const auto transaction = store().begin();
    EXPECT_EQ(transaction->last_sequence(home, account, bits(3)), 7U);
    EXPECT_EQ(transaction->last_sequence(id<OrganizationId>(9), account, bits(3)), 0U);
    EXPECT_EQ(transaction->last_sequence(home, id<AccountId>(9), bits(3)), 0U);
    EXPECT_EQ(transaction->last_sequence(home, account, bits(9)), 0U);
}

class AppendToLog : public StoreContract {};
USHER_ON_EVERY_ENGINE(AppendToLog);

TEST_P(AppendToLog, LastChainIsThatOfTheLastEntryOfTheOrganization) {
    const OrganizationId home = id<OrganizationId>(1);
    const OrganizationId elsewhere = id<OrganizationId>(2);
    const auto transaction = store().begin();
    EXPECT_EQ(transaction->last_chain(home), app::Digest::Bytes{});
    app::LogEntry later = sample_log_entry(home, 3, 33);
    later.index = 2;
    transaction->append(sample_log_entry(home, 2, 22));
    transaction->append(later);
    transaction->append(sample_log_entry(home, 3, 31));
    transaction->append(sample_log_entry(elsewhere, 9, 99));
    EXPECT_EQ(transaction->last_chain(home), digest(33));
    EXPECT_EQ(transaction->last_chain(elsewhere), digest(99));
}

TEST_P(AppendToLog, NothingIsWrittenTwice) {
    const auto transaction = store().begin();
    transaction->append(sample_log_entry(id<OrganizationId>(1), 2, 22));
    EXPECT_THROW(transaction->append(sample_log_entry(id<OrganizationId>(1), 2, 23)),
                 app::StoreFailure);
}

}  // namespace
}  // namespace usher::test

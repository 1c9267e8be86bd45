#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class KeepAnswers : public StoreContract {};
USHER_ON_EVERY_ENGINE(KeepAnswers);

const app::Sender sender{id<OrganizationId>(1), bits(2), bits(3)};

TEST_P(KeepAnswers, ComeBackEqual) {
    const app::KeptAnswer expected{sender, 12, digest(2), "{\"outcome\":\"done\"}", {34}};
    {
        const auto transaction = store().begin();
        EXPECT_FALSE(transaction->kept_answer(sender, 12));
        transaction->keep_answer(expected);
        transaction->commit();
    }
    const auto stored = store().begin()->kept_answer(sender, 12);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->sequence, expected.sequence);
    EXPECT_EQ(stored->body, expected.body);
    EXPECT_EQ(stored->answer, expected.answer);
    EXPECT_EQ(stored->at, expected.at);
}

TEST_P(KeepAnswers, AreGivenOnceForASequence) {
    const auto transaction = store().begin();
    transaction->keep_answer({sender, 1, digest(2), "{}", {1}});
    EXPECT_THROW(transaction->keep_answer({sender, 1, digest(3), "{}", {2}}), app::StoreFailure);
}

TEST_P(KeepAnswers, SequencesBelongToOrganizationAccountAndClient) {
    {
        const auto transaction = store().begin();
        EXPECT_EQ(transaction->last_sequence(sender), 0U);
        transaction->keep_answer({sender, 4, digest(2), "{}", {1}});
        transaction->keep_answer({sender, 7, digest(2), "{}", {1}});
        transaction->commit();
    }
    const auto transaction = store().begin();
    EXPECT_EQ(transaction->last_sequence(sender), 7U);
    EXPECT_EQ(transaction->last_sequence({id<OrganizationId>(9), bits(2), bits(3)}), 0U);
    EXPECT_EQ(transaction->last_sequence({sender.home, bits(9), bits(3)}), 0U);
    EXPECT_EQ(transaction->last_sequence({sender.home, bits(2), bits(9)}), 0U);
}

// Others' answers stand between one's own, and so do those that are gone.
TEST_P(KeepAnswers, AreFoundWhereverTheyStand) {
    const app::Sender other{sender.home, bits(2), bits(4)};
    const auto transaction = store().begin();
    const auto keep = [&](const app::Sender& whose, std::uint64_t sequence) {
        transaction->keep_answer({whose, sequence, digest(2), std::to_string(sequence), {1}});
    };
    for (const std::uint64_t sequence : {1U, 2U, 3U}) keep(sender, sequence);
    keep(other, 1);
    keep(sender, 4);
    keep(sender, 7);
    keep(other, 2);
    for (const std::uint64_t sequence : {1U, 2U, 3U, 4U, 7U})
        EXPECT_EQ(transaction->kept_answer(sender, sequence)->answer, std::to_string(sequence));
    for (const std::uint64_t sequence : {0U, 5U, 6U, 8U})
        EXPECT_FALSE(transaction->kept_answer(sender, sequence)) << sequence;
    for (const std::uint64_t sequence : {1U, 2U})
        EXPECT_EQ(transaction->kept_answer(other, sequence)->answer, std::to_string(sequence));
}

// What is looked for is not behind everything that was ever answered.
TEST_P(KeepAnswers, AreNotFoundBehindManyOfOthers) {
    const app::Sender other{sender.home, bits(2), bits(4)};
    const auto transaction = store().begin();
    constexpr std::uint64_t last = 300;
    for (std::uint64_t sequence = 1; sequence <= last; ++sequence) {
        for (const app::Sender& whose : {sender, other})
            transaction->keep_answer({whose, sequence, digest(2), "{}", {1}});
    }
    EXPECT_TRUE(transaction->kept_answer(sender, last - 50));
    EXPECT_FALSE(transaction->kept_answer(sender, 1));
}

// What has a key of its own is forgotten whole; of a numbered sender the last number stays.
TEST_P(KeepAnswers, AreForgottenInTimeButForTheNumbers) {
    const Instant now = Instant{0} + limits::answers_kept + minutes(1);
    const app::Sender keyed{sender.home, bits(2), bits(8)};
    const auto transaction = store().begin();
    transaction->keep_answer({sender, 1, digest(2), "{}", {1}});
    transaction->keep_answer({sender, 2, digest(2), "{}", {2}});
    transaction->keep_answer({keyed, 0, digest(2), "{}", {2}});
    transaction->keep_answer({{sender.home, bits(2), bits(9)}, 0, digest(2), "{}", now});
    transaction->forget_old(now);
    EXPECT_FALSE(transaction->kept_answer(sender, 1));
    EXPECT_FALSE(transaction->kept_answer(sender, 2));
    EXPECT_EQ(transaction->last_sequence(sender), 2U);
    EXPECT_FALSE(transaction->kept_answer(keyed, 0));
    EXPECT_TRUE(transaction->kept_answer({sender.home, bits(2), bits(9)}, 0));
}

TEST_P(KeepAnswers, AreForgottenAlsoBehindWhatAWrongClockDatedAhead) {
    const Instant now = Instant{0} + limits::answers_kept + minutes(1);
    const auto transaction = store().begin();
    transaction->keep_answer({sender, 1, digest(2), "{}", now + days(365)});
    transaction->keep_answer({sender, 2, digest(2), "{}", {1}});
    transaction->keep_answer({sender, 3, digest(2), "{}", now});
    transaction->forget_old(now);
    EXPECT_FALSE(transaction->kept_answer(sender, 1));
    EXPECT_FALSE(transaction->kept_answer(sender, 2));
    EXPECT_TRUE(transaction->kept_answer(sender, 3));
}

class AppendToLog : public StoreContract {};
USHER_ON_EVERY_ENGINE(AppendToLog);

TEST_P(AppendToLog, LastChainIsThatOfTheLastChangeOfTheOrganization) {
    const OrganizationId home = id<OrganizationId>(1);
    const OrganizationId elsewhere = id<OrganizationId>(2);
    const auto transaction = store().begin();
    EXPECT_EQ(transaction->last_chain(home), app::Digest::Bytes{});
    transaction->append(sample_log_change(home, 2, 22));
    transaction->append(sample_log_change(home, 4, 33));
    transaction->append(sample_log_change(home, 3, 31));
    transaction->append(sample_log_change(elsewhere, 9, 99));
    EXPECT_EQ(transaction->last_chain(home), digest(33));
    EXPECT_EQ(transaction->last_chain(elsewhere), digest(99));
}

TEST_P(AppendToLog, NothingIsWrittenTwice) {
    const auto transaction = store().begin();
    transaction->append(sample_log_change(id<OrganizationId>(1), 2, 22));
    EXPECT_THROW(transaction->append(sample_log_change(id<OrganizationId>(1), 2, 23)),
                 app::StoreFailure);
}

}  // namespace
}  // namespace usher::test

#include "server/mail/outbox_worker.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "server/mail/retry_schedule.hpp"
#include "tests/server/mail/fakes.hpp"

namespace usher::mail {
namespace {

using State = app::OutboxMail::State;

const Delivery greylisted = Deferred{450, "4.2.1 greylisted", false, false};
const Delivery unreachable = Deferred{0, "Couldn't connect to server", true, false};

class OutboxWorkerTest : public testing::Test {
protected:
    const Instant start = *Instant::parse("2026-11-20T08:00:00Z");
    test::FakeOutbox outbox;
    test::FakeComposer composer;
    test::FakeTransport transport;
    OutboxWorker worker{outbox, composer, transport};
};

TEST_F(OutboxWorkerTest, SleepsWhenNothingWaits) {
    const auto pass = worker.run_once(start);
    EXPECT_FALSE(pass.wake);
    EXPECT_TRUE(transport.sent.empty());
}

TEST_F(OutboxWorkerTest, SendsWhatIsDueAndRecordsTheReply) {
    outbox.queue(1, start);
    outbox.queue(2, start + minutes(5));
    const auto pass = worker.run_once(start + seconds(1));
    EXPECT_EQ(pass.accepted, 1);
    EXPECT_EQ(outbox.rows[1].state, State::accepted);
    EXPECT_EQ(outbox.rows[1].reply, "2.0.0 queued");
    EXPECT_EQ(outbox.rows[1].changed_at, start + seconds(1));
    EXPECT_EQ(outbox.rows[2].state, State::queued);
    EXPECT_EQ(pass.wake, start + minutes(5));
}

TEST_F(OutboxWorkerTest, NeverSendsAgainWhatWasAccepted) {
    outbox.queue(1, start);
    worker.run_once(start);
    worker.run_once(start + days(30));
    EXPECT_EQ(transport.sent.size(), 1U);
}

TEST_F(OutboxWorkerTest, TriesDeferredMailEverMoreRarelyAndThenGivesUp) {
    outbox.queue(1, start);
    std::vector<std::int64_t> pauses_in_minutes;
    Instant now = start;
    while (outbox.rows[1].state != State::failed && pauses_in_minutes.size() < 100) {
        transport.answers = {greylisted};
        const auto pass = worker.run_once(now);
        if (!pass.wake) break;
        pauses_in_minutes.push_back((*pass.wake - now).ms / 60'000);
        now = *pass.wake;
    }
    ASSERT_GT(pauses_in_minutes.size(), 9U);
    const std::vector<std::int64_t> first(pauses_in_minutes.begin(), pauses_in_minutes.begin() + 9);
    EXPECT_EQ(first, (std::vector<std::int64_t>{1, 5, 15, 30, 60, 120, 240, 240, 240}));
    EXPECT_EQ(outbox.rows[1].state, State::failed);
    EXPECT_EQ(outbox.rows[1].reply, "4.2.1 greylisted");
    EXPECT_LT(retry_schedule::give_up, now - start);
    EXPECT_LT(now - start, Duration{retry_schedule::give_up.ms + hours(5).ms});
}

TEST_F(OutboxWorkerTest, KeepsTheMessageIdWhenItTriesAgain) {
    outbox.queue(1, start);
    transport.answers = {greylisted, Deferred{0, "cut", true, true}};
    worker.run_once(start);
    worker.run_once(start + hours(1));
    worker.run_once(start + hours(2));
    ASSERT_EQ(transport.sent.size(), 3U);
    EXPECT_EQ(transport.sent[1].message_id, transport.sent[0].message_id);
    EXPECT_EQ(transport.sent[2].message_id, transport.sent[0].message_id);
    EXPECT_EQ(outbox.rows[1].state, State::accepted);
}

TEST_F(OutboxWorkerTest, FailsWhatTheRelayWillNeverTake) {
    outbox.queue(1, start);
    transport.answers = {Failed{550, "5.1.1 no such user"}};
    const auto pass = worker.run_once(start);
    EXPECT_EQ(pass.failed, 1);
    EXPECT_FALSE(pass.wake);
    EXPECT_EQ(outbox.rows[1].state, State::failed);
    EXPECT_EQ(outbox.rows[1].reply, "5.1.1 no such user");
}

TEST_F(OutboxWorkerTest, DropsWhatHasNothingLeftToSay) {
    outbox.queue(1, start);
    outbox.queue(2, start);
    composer.silent = {1};
    const auto pass = worker.run_once(start);
    EXPECT_EQ(pass.dropped, 1);
    EXPECT_EQ(pass.accepted, 1);
    EXPECT_EQ(outbox.rows[1].state, State::dropped);
    ASSERT_EQ(transport.sent.size(), 1U);
    EXPECT_EQ(transport.sent[0].to, "person2@cowboy.example");
}

TEST_F(OutboxWorkerTest, DropsARetryThatWasRevokedMeanwhile) {
    outbox.queue(1, start);
    transport.answers = {greylisted};
    worker.run_once(start);
    composer.silent = {1};
    worker.run_once(start + hours(1));
    EXPECT_EQ(outbox.rows[1].state, State::dropped);
    EXPECT_EQ(transport.sent.size(), 1U);
}

TEST_F(OutboxWorkerTest, WritesToTheAddressOfTheRowAlone) {
    outbox.queue(1, start);
    composer.another_address = "attacker@evil.example";
    worker.run_once(start);
    EXPECT_TRUE(transport.sent.empty());
    EXPECT_EQ(outbox.rows[1].state, State::failed);
}

TEST_F(OutboxWorkerTest, OneDeferredMailDoesNotHoldUpTheOthers) {
    outbox.queue(1, start);
    outbox.queue(2, start);
    transport.answers = {greylisted};
    const auto pass = worker.run_once(start);
    EXPECT_EQ(pass.deferred, 1);
    EXPECT_EQ(pass.accepted, 1);
}

TEST_F(OutboxWorkerTest, TroubleOfTheRelayPausesEverything) {
    for (int number = 1; number <= 3; ++number) outbox.queue(number, start);
    transport.answers = {unreachable};
    const auto pass = worker.run_once(start);
    EXPECT_EQ(transport.sent.size(), 1U);
    EXPECT_EQ(pass.wake, start + seconds(15));
    EXPECT_EQ(outbox.rows[2].attempts, 0);

    worker.run_once(start + seconds(14));
    EXPECT_EQ(transport.sent.size(), 1U);

    const auto second = worker.run_once(start + seconds(15));
    EXPECT_EQ(second.accepted, 2);
}

TEST_F(OutboxWorkerTest, TroubleThatStaysPausesLongerAndLosesNothing) {
    for (int number = 1; number <= 3; ++number) outbox.queue(number, start);
    Instant now = start;
    std::vector<std::int64_t> pauses_in_seconds;
    while (now < start + hours(24)) {
        transport.answers = {unreachable};
        const auto pass = worker.run_once(now);
        ASSERT_TRUE(pass.wake);
        pauses_in_seconds.push_back((*pass.wake - now).ms / 1000);
        now = *pass.wake;
    }
    const std::vector<std::int64_t> first(pauses_in_seconds.begin(), pauses_in_seconds.begin() + 3);
    EXPECT_EQ(first, (std::vector<std::int64_t>{15, 30, 60}));
    transport.answers.clear();
    for (int i = 0; i < 10; ++i) now = worker.run_once(now).wake.value_or(now);
    for (int number = 1; number <= 3; ++number)
        EXPECT_EQ(outbox.rows[number].state, State::accepted) << number;
}

TEST_F(OutboxWorkerTest, TroubleThatWentPausesBrieflyAgain) {
    for (int number = 1; number <= 4; ++number) outbox.queue(number, start);
    transport.answers = {unreachable};
    worker.run_once(start);
    transport.answers = {unreachable};
    worker.run_once(start + seconds(15));
    transport.answers = {Accepted{250, "fine"}, unreachable};
    const auto pass = worker.run_once(start + seconds(45));
    EXPECT_EQ(pass.accepted, 1);
    worker.run_once(start + seconds(59));
    EXPECT_EQ(transport.sent.size(), 4U);
    worker.run_once(start + seconds(60));
    EXPECT_GT(transport.sent.size(), 4U);
}

TEST_F(OutboxWorkerTest, RecordsLaterWhatCouldNotBeRecorded) {
    outbox.queue(1, start);
    outbox.settlements_that_fail = 1;
    EXPECT_THROW(worker.run_once(start), app::StoreFailure);
    EXPECT_EQ(outbox.rows[1].state, State::queued);
    worker.run_once(start + seconds(1));
    EXPECT_EQ(outbox.rows[1].state, State::accepted);
    worker.run_once(start + days(1));
    EXPECT_EQ(transport.sent.size(), 1U);
}

TEST_F(OutboxWorkerTest, SendsNothingWhileResultsCannotBeRecorded) {
    outbox.queue(1, start);
    outbox.queue(2, start);
    outbox.settlements_that_fail = 3;
    EXPECT_THROW(worker.run_once(start), app::StoreFailure);
    EXPECT_THROW(worker.run_once(start), app::StoreFailure);
    EXPECT_THROW(worker.run_once(start), app::StoreFailure);
    EXPECT_EQ(transport.sent.size(), 1U);
    worker.run_once(start);
    EXPECT_EQ(transport.sent.size(), 2U);
}

TEST_F(OutboxWorkerTest, AnotherWorkerTakesOverAfterTheLease) {
    outbox.queue(1, start);
    outbox.settlements_that_fail = 1;
    EXPECT_THROW(worker.run_once(start), app::StoreFailure);

    OutboxWorker after_restart{outbox, composer, transport};
    after_restart.run_once(start + retry_schedule::lease - seconds(1));
    EXPECT_EQ(transport.sent.size(), 1U);
    after_restart.run_once(start + retry_schedule::lease);
    ASSERT_EQ(transport.sent.size(), 2U);
    EXPECT_EQ(transport.sent[1].message_id, transport.sent[0].message_id);
}

TEST_F(OutboxWorkerTest, LeavesTheRestToTheNextPass) {
    for (int number = 1; number <= OutboxWorker::mails_a_pass + 1; ++number)
        outbox.queue(number, start);
    const auto pass = worker.run_once(start);
    EXPECT_EQ(pass.accepted, OutboxWorker::mails_a_pass);
    EXPECT_EQ(pass.wake, start);
}

TEST(MessageIdOfARow, DiffersBetweenGenerationsAndKinds) {
    app::OutboxMail mail;
    mail.number = 7;
    mail.generation = 1;
    const MessageId first = message_id(mail, "usher.example");
    mail.generation = 2;
    const MessageId second = message_id(mail, "usher.example");
    mail.kind = app::OutboxMail::Kind::address_code;
    const MessageId code = message_id(mail, "usher.example");
    EXPECT_FALSE(first == second);
    EXPECT_FALSE(second == code);
    EXPECT_EQ(message_id(mail, "[::1]").text(), "code.0.7@localhost");
}

}  // namespace
}  // namespace usher::mail

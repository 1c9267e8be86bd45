#include "server/mail/relay_watch.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "server/mail/outbox_worker.hpp"
#include "server/mail/retry_schedule.hpp"
#include "tests/server/mail/fakes.hpp"

namespace usher::mail {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Delivery accepted = Accepted{250, "2.0.0 queued"};
const Delivery greylisted = Deferred{450, "4.2.1 greylisted", false, false};
const Delivery no_such_user = Failed{550, "5.1.1 <jw@cowboy.example> unknown"};
const Delivery unreachable =
    Deferred{0, "Couldn't connect to server", true, false, "Couldn't connect to server"};
const Delivery wrong_sender = Failed{553, "5.7.1 not yours", "553 5.7.1 not yours"};

constexpr const char* begins =
    "mail to the relay relay.example:587 failed: Couldn't connect to server";

class WatchedRelay : public testing::Test {
protected:
    void expect_counted(int as_accepted, int as_deferred, int as_failed) const {
        const std::string metrics = watch.metrics();
        const auto line = [](const std::string& outcome, int count) {
            return "\nusher_mails_total{outcome=\"" + outcome + "\"} " + std::to_string(count) +
                   "\n";
        };
        EXPECT_THAT(metrics, HasSubstr("\n# TYPE usher_mails_total counter\n"));
        EXPECT_THAT(metrics, HasSubstr(line("accepted", as_accepted)));
        EXPECT_THAT(metrics, HasSubstr(line("deferred", as_deferred)));
        EXPECT_THAT(metrics, HasSubstr(line("failed", as_failed)));
    }

    std::vector<std::string> errors;
    std::vector<std::string> news;
    RelayWatch watch{"relay.example:587",
                     [this](const std::string& what) { errors.push_back(what); },
                     [this](const std::string& what) { news.push_back(what); }};
};

TEST_F(WatchedRelay, IsToldOfOnceWhenItBeginsToFailAndOnceWhenItWorksAgain) {
    watch.heard(accepted);
    EXPECT_THAT(errors, IsEmpty());
    for (int i = 0; i < 3; ++i) watch.heard(unreachable);
    EXPECT_THAT(errors, ElementsAre(begins));
    EXPECT_THAT(news, IsEmpty());
    watch.heard(accepted);
    watch.heard(accepted);
    EXPECT_THAT(errors, ElementsAre(begins));
    EXPECT_THAT(news,
                ElementsAre("mail to the relay relay.example:587 works again; it failed 3 times"));
}

TEST_F(WatchedRelay, FailsWhenItRefusesWhateverComesFromUs) {
    watch.heard(wrong_sender);
    EXPECT_THAT(errors,
                ElementsAre("mail to the relay relay.example:587 failed: 553 5.7.1 not yours"));
    EXPECT_THAT(news, IsEmpty());
}

TEST_F(WatchedRelay, DoesNotFailWhenItRefusesOrDefersOneMail) {
    watch.heard(no_such_user);
    watch.heard(greylisted);
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_THAT(news, IsEmpty());
}

TEST_F(WatchedRelay, WorksAgainWhenItRefusesOneMailButNotWhenItDefersOne) {
    watch.heard(unreachable);
    watch.heard(greylisted);
    EXPECT_THAT(news, IsEmpty());
    watch.heard(no_such_user);
    EXPECT_THAT(news,
                ElementsAre("mail to the relay relay.example:587 works again; it failed 1 time"));
}

TEST_F(WatchedRelay, FailsWhenItDefersOneMailAfterTheOther) {
    watch.heard(accepted);
    for (std::size_t i = 1; i < RelayWatch::several; ++i) watch.heard(greylisted);
    EXPECT_THAT(errors, IsEmpty());
    for (int i = 0; i < 3; ++i) watch.heard(greylisted);
    EXPECT_THAT(errors, ElementsAre("mail to the relay relay.example:587 failed: it put off each "
                                    "of the last 5 mails, the last with 450"));
    watch.heard(no_such_user);
    EXPECT_THAT(news, IsEmpty());
    watch.heard(accepted);
    watch.heard(greylisted);
    EXPECT_EQ(errors.size(), 1U);
    EXPECT_EQ(news.size(), 1U);
}

class WatchedOutbox : public WatchedRelay {
protected:
    const Instant start = *Instant::parse("2026-11-20T08:00:00Z");
    test::FakeOutbox outbox;
    test::FakeComposer composer;
    test::FakeTransport transport;
    OutboxWorker worker{outbox, composer, transport, &watch};
};

TEST_F(WatchedOutbox, CountsNothingBeforeAMailIsTried) {
    worker.run_once(start);
    expect_counted(0, 0, 0);
}

TEST_F(WatchedOutbox, CountsEachAttemptByItsOutcome) {
    for (int number = 1; number <= 3; ++number) outbox.queue(number, start);
    transport.answers = {accepted, greylisted, no_such_user};
    worker.run_once(start);
    expect_counted(1, 1, 1);
    EXPECT_THAT(errors, IsEmpty());
    transport.answers = {greylisted};
    worker.run_once(start + hours(1));
    expect_counted(1, 2, 1);
    worker.run_once(start + hours(2));
    expect_counted(2, 2, 1);
}

TEST_F(WatchedOutbox, CountsAsFailedWhatIsGivenUpAndWhatIsNotSent) {
    outbox.queue(1, start);
    transport.answers = {greylisted};
    worker.run_once(start + retry_schedule::give_up + seconds(1));
    expect_counted(0, 0, 1);
    outbox.queue(2, start);
    composer.another_address = "attacker@evil.example";
    worker.run_once(start + retry_schedule::give_up + seconds(1));
    expect_counted(0, 0, 2);
}

TEST_F(WatchedOutbox, DoesNotCountWhatHasNothingLeftToSay) {
    outbox.queue(1, start);
    composer.silent = {1};
    worker.run_once(start);
    expect_counted(0, 0, 0);
}

TEST_F(WatchedOutbox, CountsOnceWhatIsRecordedLater) {
    outbox.queue(1, start);
    outbox.settlements_that_fail = 1;
    EXPECT_THROW(worker.run_once(start), app::StoreFailure);
    worker.run_once(start);
    expect_counted(1, 0, 0);
}

TEST_F(WatchedOutbox, SaysThatTheRelayFailsAndThatItWorksAgain) {
    outbox.queue(1, start);
    outbox.queue(2, start);
    transport.answers = {unreachable, unreachable};
    worker.run_once(start);
    worker.run_once(start + minutes(5));
    EXPECT_THAT(errors, ElementsAre(begins));
    expect_counted(0, 2, 0);
    worker.run_once(start + hours(1));
    EXPECT_THAT(errors, ElementsAre(begins));
    EXPECT_THAT(news,
                ElementsAre("mail to the relay relay.example:587 works again; it failed 2 times"));
    expect_counted(2, 2, 0);
}

}  // namespace
}  // namespace usher::mail

#include "server/mail/relay_trial.hpp"

#include <gtest/gtest.h>

#include <future>

#include "tests/server/mail/fakes.hpp"

namespace usher::mail {
namespace {

const Instant now = *Instant::parse("2026-11-20T08:15:00Z");
const Mailbox from = *Mailbox::parse("Usher <no-reply@usher.example>");

app::RelayAnswer tried(Transport& transport) {
    RelayTrial trial{transport, from, "https://usher.example", "usher.example"};
    std::promise<app::RelayAnswer> answer;
    const bool started = trial.start(test::address("eve@corp.example"), {}, now,
                                     [&](app::RelayAnswer got) { answer.set_value(got); });
    EXPECT_TRUE(started);
    return answer.get_future().get();
}

TEST(RelayTrial, SaysWhatTheRelaySaid) {
    using Outcome = app::RelayAnswer::Outcome;
    test::FakeTransport transport;
    transport.answers = {Accepted{250, "2.0.0 queued"}, Deferred{451, "4.7.1 greylisted"},
                         Failed{550, "5.1.1 unknown"}};
    EXPECT_EQ(tried(transport).reply, "2.0.0 queued");
    const auto deferred = tried(transport);
    EXPECT_EQ(deferred.outcome, Outcome::deferred);
    EXPECT_EQ(deferred.code, 451);
    const auto failed = tried(transport);
    EXPECT_EQ(failed.outcome, Outcome::failed);
    EXPECT_EQ(failed.reply, "5.1.1 unknown");
    ASSERT_EQ(transport.sent.size(), 3U);
    EXPECT_EQ(transport.sent[0].to, "eve@corp.example");
}

TEST(RelayTrial, TriesOneMailAtATime) {
    test::FakeTransport transport;
    std::promise<void> sending;
    std::promise<void> go_on;
    transport.while_sending = [&] {
        sending.set_value();
        go_on.get_future().wait();
    };
    RelayTrial trial{transport, from, "https://usher.example", "usher.example"};
    std::promise<void> answered;
    const EmailAddress to = test::address("eve@corp.example");
    ASSERT_TRUE(trial.start(to, {}, now, [&](const app::RelayAnswer&) { answered.set_value(); }));
    sending.get_future().wait();
    EXPECT_FALSE(trial.start(to, {}, now, [](const app::RelayAnswer&) { FAIL(); }));
    go_on.set_value();
    answered.get_future().wait();
    transport.while_sending = [] {};
    std::promise<void> again;
    EXPECT_TRUE(trial.start(to, {}, now, [&](const app::RelayAnswer&) { again.set_value(); }));
    again.get_future().wait();
    trial.stop();
    EXPECT_FALSE(trial.start(to, {}, now, [](const app::RelayAnswer&) { FAIL(); }));
}

TEST(RelayTrialMail, ReadsWellInEachLanguage) {
    std::string all;
    for (const char* tag : {"en", "de-AT", "ar", "fr"}) {
        const Message mail =
            relay_trial_mail(from, test::address("eve@corp.example"), *Locale::parse(tag),
                             "https://[::1]:8443", "[::1]", now);
        EXPECT_EQ(mail.message_id.text(), "trial." + std::to_string(now.ms) + "@localhost");
        all += mail.content.subject.text() + "\n\n" + mail.content.text + "\n";
    }
    test::expect_golden("relay_trial.txt", all);
}

}  // namespace
}  // namespace usher::mail

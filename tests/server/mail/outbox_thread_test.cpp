#include "server/mail/outbox_thread.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include "tests/server/mail/fakes.hpp"

namespace usher::mail {
namespace {

/// Within half of the time after which the thread would look by itself.
bool happens(std::promise<void>& promise) {
    return promise.get_future().wait_for(std::chrono::seconds{2}) == std::future_status::ready;
}

class FixedClock final : public app::Clock {
public:
    Instant now() const override { return *Instant::parse("2026-11-20T08:00:00Z"); }
};

/// Wakes a test when the worker has looked for mail, and lets the test add some before it looks
/// again.
class WatchedOutbox final : public Outbox {
public:
    std::promise<void> looked;
    std::atomic<bool> has_mail{false};
    bool first = true;
    test::FakeOutbox rows;

    std::optional<app::OutboxMail> claim(Instant now, Instant until) override {
        if (has_mail.exchange(false)) rows.queue(1, now);
        return rows.claim(now, until);
    }
    void settle(const app::OutboxMail& mail) override { rows.settle(mail); }
    std::optional<Instant> next_due() override {
        if (std::exchange(first, false)) looked.set_value();
        return rows.next_due();
    }
};

TEST(OutboxThread, WakesWhenNotified) {
    const FixedClock clock;
    WatchedOutbox outbox;
    test::FakeComposer composer;
    test::FakeTransport transport;
    std::promise<void> sent;
    transport.while_sending = [&] { sent.set_value(); };
    OutboxWorker worker{outbox, composer, transport};
    {
        OutboxThread thread{worker, clock, [](std::string_view) { FAIL(); }};
        outbox.looked.get_future().wait();
        EXPECT_TRUE(transport.sent.empty());
        outbox.has_mail = true;
        thread.notify();
        EXPECT_TRUE(happens(sent));
    }
    EXPECT_EQ(outbox.rows.rows[1].state, app::OutboxMail::State::accepted);
}

class BrokenOutbox final : public Outbox {
public:
    std::optional<app::OutboxMail> claim(Instant, Instant) override {
        throw app::StoreFailure{"disk full", true};
    }
    void settle(const app::OutboxMail&) override {}
    std::optional<Instant> next_due() override { return std::nullopt; }
};

TEST(OutboxThread, ReportsAFailureAndLivesOn) {
    const FixedClock clock;
    BrokenOutbox outbox;
    test::FakeComposer composer;
    test::FakeTransport transport;
    OutboxWorker worker{outbox, composer, transport};
    std::promise<std::string> reported;
    std::promise<void> reported_again;
    int reports = 0;
    OutboxThread thread{worker, clock, [&](std::string_view what) {
                            ++reports;
                            if (reports == 1) reported.set_value(std::string{what});
                            if (reports == 2) reported_again.set_value();
                        }};
    EXPECT_EQ(reported.get_future().get(), "disk full");
    thread.notify();
    EXPECT_TRUE(happens(reported_again));
}

}  // namespace
}  // namespace usher::mail

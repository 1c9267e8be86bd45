#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <utility>

#include "server/mail/smtp.hpp"
#include "tests/server/mail/fixtures.hpp"
#include "tests/support/smtp/fake_relay.hpp"

namespace usher::mail {
namespace {

using usher::test::FakeRelay;

/// Something under way that is cancelled once the relay has come that far.
class CancelledSending : public testing::Test {
protected:
    /// Far less than the two minutes that libcurl waits for an answer to QUIT.
    static constexpr std::chrono::seconds soon{20};

    static SmtpSettings patient(const FakeRelay& relay) {
        SmtpSettings made = *SmtpSettings::make("smtp://127.0.0.1:" + std::to_string(relay.port()),
                                                StartTls::automatic, "", {}, "usher.example");
        made.time_out = minutes(10);
        made.last_patience = Duration{1};
        return made;
    }

    template <class Wait>
    static Delivery cancelled(const FakeRelay& relay, Wait&& wait, SmtpSettings with) {
        auto transport = std::make_unique<SmtpTransport>(std::move(with));
        auto sent = std::async(std::launch::async,
                               [&] { return transport->send(test::message("Hello", "text\n")); });
        wait();
        const auto begin = std::chrono::steady_clock::now();
        transport->cancel();
        Delivery delivery = sent.get();
        transport.reset();
        EXPECT_LT(std::chrono::steady_clock::now() - begin, soon);
        EXPECT_LE(relay.mails().size(), 1U);
        return delivery;
    }
};

TEST_F(CancelledSending, EndsSoonWhateverTheRelayDoesNotAnswer) {
    for (const char* event : {"EHLO", "MAIL", "RCPT"}) {
        FakeRelay relay{{{event, FakeRelay::silence}, {"QUIT", FakeRelay::silence}}};
        const Delivery delivery = cancelled(
            relay, [&] { relay.await_command(event); }, patient(relay));
        ASSERT_TRUE(std::holds_alternative<Deferred>(delivery)) << event;
        EXPECT_FALSE(std::get<Deferred>(delivery).perhaps_delivered) << event;
        EXPECT_EQ(std::get<Deferred>(delivery).trouble, "") << event;
    }
}

TEST_F(CancelledSending, KnowsThatAMessageMayHaveBeenTaken) {
    FakeRelay relay{{{".", FakeRelay::silence}, {"QUIT", FakeRelay::silence}}};
    const Delivery delivery = cancelled(
        relay, [&] { relay.await_mails(1); }, patient(relay));
    ASSERT_TRUE(std::holds_alternative<Deferred>(delivery));
    EXPECT_TRUE(std::get<Deferred>(delivery).perhaps_delivered);
    EXPECT_EQ(std::get<Deferred>(delivery).trouble, "");
}

TEST_F(CancelledSending, WaitsAMomentForWhatBecameOfAMessage) {
    FakeRelay relay{{{".", FakeRelay::held}}};
    SmtpSettings with = patient(relay);
    with.last_patience = minutes(10);
    auto transport = std::make_unique<SmtpTransport>(with);
    auto sent = std::async(std::launch::async,
                           [&] { return transport->send(test::message("Hello", "text\n")); });
    relay.await_mails(1);
    transport->cancel();
    relay.release();
    EXPECT_TRUE(std::holds_alternative<Accepted>(sent.get()));
}

TEST_F(CancelledSending, PartsFromARelayThatDoesNotAnswerTheFarewell) {
    FakeRelay relay{{{"QUIT", FakeRelay::silence}}};
    auto transport = std::make_unique<SmtpTransport>(patient(relay));
    EXPECT_TRUE(
        std::holds_alternative<Accepted>(transport->send(test::message("Hello", "text\n"))));
    const auto begin = std::chrono::steady_clock::now();
    transport.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, soon);
    relay.await_command("QUIT");
}

TEST_F(CancelledSending, WaitsForNoAnswerToTheFarewellAfterARefusal) {
    FakeRelay relay{{{"RCPT", "550 5.1.1 no such user"}, {"QUIT", FakeRelay::silence}}};
    SmtpTransport transport{patient(relay)};
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(std::holds_alternative<Failed>(transport.send(test::message("Hello", "text\n"))));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, soon);
}

}  // namespace
}  // namespace usher::mail

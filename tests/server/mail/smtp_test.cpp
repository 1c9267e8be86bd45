#include "server/mail/smtp.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/server/mail/fixtures.hpp"
#include "tests/support/smtp/fake_relay.hpp"

namespace usher::mail {
namespace {

using test::address;
using usher::test::FakeRelay;

SmtpSettings settings(const FakeRelay& relay, std::string user = "", std::string password = "") {
    auto made =
        *SmtpSettings::make("smtp://127.0.0.1:" + std::to_string(relay.port()), StartTls::automatic,
                            std::move(user), Secret{std::move(password)}, "usher.example");
    made.time_out = seconds(20);
    return made;
}

Delivery send_one(const FakeRelay& relay) {
    SmtpTransport transport{settings(relay)};
    return transport.send(test::message("Hello", "text\n"));
}

TEST(SmtpTransport, HandsOverOneMailToOneRecipient) {
    FakeRelay relay;
    const Delivery delivery = send_one(relay);
    ASSERT_TRUE(std::holds_alternative<Accepted>(delivery));
    EXPECT_EQ(std::get<Accepted>(delivery).code, 250);
    EXPECT_EQ(std::get<Accepted>(delivery).reply, "2.0.0 queued as 1A2B3C");
    ASSERT_EQ(relay.mails().size(), 1U);
    const FakeRelay::Mail mail = relay.mails()[0];
    EXPECT_EQ(mail.sender.substr(0, 34), "MAIL FROM:<no-reply@usher.example>");
    EXPECT_EQ(mail.recipients, std::vector<std::string>{"RCPT TO:<jw@cowboy.example>"});
    EXPECT_NE(mail.bytes.find("Subject: Hello\r\n"), std::string::npos);
    EXPECT_EQ(relay.commands()[0], "EHLO usher.example");
}

TEST(SmtpTransport, KeepsTheConnection) {
    FakeRelay relay;
    SmtpTransport transport{settings(relay)};
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(
            std::holds_alternative<Accepted>(transport.send(test::message("Hello", "text\n"))));
    }
    EXPECT_EQ(relay.mails().size(), 3U);
    EXPECT_EQ(relay.connections(), 1);
}

TEST(SmtpTransport, ReplacesAConnectionThatTheRelayClosed) {
    FakeRelay relay{{{".1", std::string{"250 fine, and good-bye"} + FakeRelay::cut}}};
    SmtpTransport transport{settings(relay)};
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("One", "text\n"))));
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("Two", "text\n"))));
    EXPECT_EQ(relay.mails().size(), 2U);
    EXPECT_EQ(relay.connections(), 2);
}

TEST(SmtpTransport, ConnectsAgainWhenTheRelayEndsAKeptConnection) {
    FakeRelay relay{{{"MAIL2", std::string{"421 4.4.2 idle for too long"} + FakeRelay::cut}}};
    SmtpTransport transport{settings(relay)};
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("One", "text\n"))));
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("Two", "text\n"))));
    EXPECT_EQ(relay.mails().size(), 2U);
    EXPECT_EQ(relay.connections(), 2);
}

TEST(SmtpTransport, NeverTriesAtOnceWhatMayHaveBeenDelivered) {
    FakeRelay relay{{{".2", FakeRelay::cut}}};
    SmtpTransport transport{settings(relay)};
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("One", "text\n"))));
    const Delivery second = transport.send(test::message("Two", "text\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(second));
    EXPECT_TRUE(std::get<Deferred>(second).perhaps_delivered);
    EXPECT_EQ(relay.mails().size(), 2U);
}

TEST(SmtpTransport, GoesOnAfterARefusal) {
    FakeRelay relay{{{".1", "550 5.7.1 spam"}}};
    SmtpTransport transport{settings(relay)};
    EXPECT_TRUE(std::holds_alternative<Failed>(transport.send(test::message("One", "text\n"))));
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("Two", "text\n"))));
    EXPECT_EQ(relay.mails().size(), 2U);
}

struct Case {
    const char* event;
    const char* reply;
    int code;
    bool failed;
    bool relay_wide;
    bool perhaps_delivered;
};

class SmtpMisbehaviour : public testing::TestWithParam<Case> {};

TEST_P(SmtpMisbehaviour, IsToldForWhatItIs) {
    const Case& expected = GetParam();
    FakeRelay relay{{{expected.event, expected.reply}}};
    const Delivery delivery = send_one(relay);
    ASSERT_FALSE(std::holds_alternative<Accepted>(delivery));
    ASSERT_EQ(std::holds_alternative<Failed>(delivery), expected.failed);
    if (expected.failed) {
        EXPECT_EQ(std::get<Failed>(delivery).code, expected.code);
        return;
    }
    const auto& deferred = std::get<Deferred>(delivery);
    EXPECT_EQ(deferred.code, expected.code);
    EXPECT_EQ(deferred.relay_wide, expected.relay_wide);
    EXPECT_EQ(deferred.perhaps_delivered, expected.perhaps_delivered);
    EXPECT_FALSE(deferred.reply.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Replies, SmtpMisbehaviour,
    testing::Values(Case{"connect", "554 no service", 554, false, true, false},
                    Case{"connect", "421 busy", 421, false, true, false},
                    Case{"connect", "<cut>", 0, false, true, false},
                    Case{"connect", "HTTP/1.1 400 Bad Request<cut>", 0, false, true, false},
                    Case{"EHLO", "421 busy", 421, false, true, false},
                    Case{"EHLO", "<cut>", 0, false, true, false},
                    Case{"MAIL", "550 5.7.1 unknown sender", 550, true, false, false},
                    Case{"MAIL", "530 5.7.0 sign in", 530, false, true, false},
                    Case{"MAIL", "451 4.3.0 later", 451, false, true, false},
                    Case{"RCPT", "550 5.1.1 no such user", 550, true, false, false},
                    Case{"RCPT", "550-5.1.1 no\n550 5.1.1 such user", 550, true, false, false},
                    Case{"RCPT", "450 4.2.1 greylisted", 450, false, false, false},
                    Case{"RCPT", "<cut>", 0, false, true, false},
                    Case{"DATA", "554 5.5.1 no", 554, true, false, false},
                    Case{"DATA", "451 4.3.0 later", 451, false, false, false},
                    Case{"DATA", "<cut>", 0, false, true, false},
                    Case{".", "554 5.6.0 no", 554, true, false, false},
                    Case{".", "452 4.3.1 full", 452, false, false, false},
                    Case{".", "<cut>", 0, false, true, true},
                    Case{".", "421 4.3.2 closing<cut>", 421, false, true, false}),
    [](const auto& instance) { return "Number" + std::to_string(instance.index); });

TEST(SmtpTransport, StuffsDotsAndSendsOnce) {
    FakeRelay relay;
    SmtpTransport transport{settings(relay)};
    const std::string body =
        ".\r\n..\r\n.x\r\n\r\n.\r\nMAIL FROM:<x@evil.example>\r\nRCPT "
        "TO:<y@evil.example>\r\nDATA\r\n.\r\n";
    const Delivery delivery =
        transport.send_bytes(address("no-reply@usher.example"), address("jw@cowboy.example"),
                             "Subject: x\r\n\r\n" + body);
    ASSERT_TRUE(std::holds_alternative<Accepted>(delivery));
    ASSERT_EQ(relay.mails().size(), 1U);
    EXPECT_EQ(relay.mails()[0].recipients.size(), 1U);
    EXPECT_EQ(relay.mails()[0].bytes, "Subject: x\r\n\r\n" + body);
}

TEST(SmtpTransport, SignsInWhenToldTo) {
    FakeRelay relay{{{"EHLO", "250-relay.example\n250 AUTH PLAIN"}}};
    SmtpTransport transport{settings(relay, "usher", "secret")};
    EXPECT_TRUE(std::holds_alternative<Accepted>(transport.send(test::message("Hello", "text\n"))));
    EXPECT_EQ(relay.commands()[1].substr(0, 10), "AUTH PLAIN");
}

TEST(SmtpTransport, DefersWhenThePasswordIsWrong) {
    FakeRelay relay{{{"EHLO", "250-relay.example\n250 AUTH PLAIN"}, {"AUTH", "535 5.7.8 wrong"}}};
    SmtpTransport transport{settings(relay, "usher", "secret")};
    const Delivery delivery = transport.send(test::message("Hello", "text\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(delivery));
    EXPECT_TRUE(std::get<Deferred>(delivery).relay_wide);
    EXPECT_EQ(std::get<Deferred>(delivery).reply.find("secret"), std::string::npos);
    EXPECT_TRUE(relay.mails().empty());
}

TEST(SmtpTransport, SendsNothingInClearWhenTlsIsRequiredAndNotOffered) {
    FakeRelay relay;
    const auto required =
        SmtpSettings::make("smtp://127.0.0.1:" + std::to_string(relay.port()), StartTls::required,
                           "usher", Secret{"secret"}, "usher.example");
    SmtpTransport transport{*required};
    EXPECT_TRUE(std::holds_alternative<Deferred>(transport.send(test::message("Hello", "text\n"))));
    EXPECT_TRUE(relay.mails().empty());
    for (const std::string& command : relay.commands())
        EXPECT_TRUE(command.rfind("AUTH", 0) != 0 && command.rfind("MAIL", 0) != 0);
}

TEST(SmtpTransport, DefersWhenNobodyListens) {
    std::uint16_t port = 0;
    {
        const FakeRelay gone;
        port = gone.port();
    }
    SmtpTransport transport{*SmtpSettings::make("smtp://127.0.0.1:" + std::to_string(port),
                                                StartTls::automatic, "", {}, "usher.example")};
    const Delivery delivery = transport.send(test::message("Hello", "text\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(delivery));
    EXPECT_TRUE(std::get<Deferred>(delivery).relay_wide);
    EXPECT_FALSE(std::get<Deferred>(delivery).perhaps_delivered);
    EXPECT_EQ(std::get<Deferred>(delivery).trouble, std::get<Deferred>(delivery).reply);
}

TEST(SmtpTransport, NamesItsRelayByHostAndPortAlone) {
    const auto made = SmtpSettings::make("smtps://relay.example", StartTls::automatic, "usher",
                                         Secret{"secret"}, "usher.example");
    EXPECT_EQ(SmtpTransport{*made}.relay(), "relay.example:465");
}

TEST(SmtpTransport, GivesUpOnASilentRelay) {
    FakeRelay relay{{{"MAIL", FakeRelay::silence}}};
    SmtpSettings impatient = settings(relay);
    impatient.time_out = Duration{150};
    SmtpTransport transport{impatient};
    const Delivery delivery = transport.send(test::message("Hello", "text\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(delivery));
    EXPECT_TRUE(std::get<Deferred>(delivery).relay_wide);
}

TEST(SmtpTransport, EndsWhenCancelled) {
    FakeRelay relay{{{"MAIL", FakeRelay::silence}}};
    SmtpTransport transport{settings(relay)};
    transport.cancel();
    const Delivery delivery = transport.send(test::message("Hello", "text\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(delivery));
    EXPECT_NE(std::get<Deferred>(delivery).reply.find("abort"), std::string::npos)
        << std::get<Deferred>(delivery).reply;
    EXPECT_EQ(std::get<Deferred>(delivery).trouble, "");
}

TEST(SmtpTransport, GreetsWithItsAddressWhereItHasNoName) {
    for (const auto& [host, greeting] : {std::pair{"[2001:db8::1]", "EHLO [IPv6:2001:db8::1]"},
                                         std::pair{"127.0.0.1", "EHLO [127.0.0.1]"}}) {
        FakeRelay relay;
        SmtpTransport transport{*SmtpSettings::make(
            "smtp://127.0.0.1:" + std::to_string(relay.port()), StartTls::automatic, "", {}, host)};
        EXPECT_TRUE(
            std::holds_alternative<Accepted>(transport.send(test::message("Hello", "text\n"))));
        EXPECT_EQ(relay.commands()[0], greeting);
    }
}

}  // namespace
}  // namespace usher::mail

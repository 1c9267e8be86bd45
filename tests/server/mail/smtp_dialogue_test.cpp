#include "server/mail/smtp_dialogue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher::mail {
namespace {

SmtpDialogue after(std::initializer_list<const char*> commands, const char* reply) {
    SmtpDialogue dialogue;
    for (const char* command : commands) {
        dialogue.sent(command);
        dialogue.received("250 fine\r\n");
    }
    dialogue.received(reply);
    return dialogue;
}

constexpr const char* mail = "MAIL FROM:<a@b.example>\r\n";
constexpr const char* rcpt = "RCPT TO:<c@d.example>\r\n";
constexpr const char* data = "DATA\r\n";

TEST(SmtpDialogue, FailsAMailThatIsRefusedForGood) {
    for (const auto& dialogue :
         {after({mail}, "550 5.7.1 no\r\n"), after({mail, rcpt}, "550 5.7.1 no\r\n"),
          after({mail, rcpt, data}, "550 5.7.1 no\r\n")}) {
        const Delivery delivery = dialogue.judge(false, "");
        const auto* failed = std::get_if<Failed>(&delivery);
        ASSERT_NE(failed, nullptr);
        EXPECT_EQ(failed->code, 550);
        EXPECT_EQ(failed->reply, "5.7.1 no");
    }
}

TEST(SmtpDialogue, DefersWhatIsNotAboutTheMail) {
    for (const auto& dialogue :
         {after({}, "554 no service\r\n"), after({"EHLO x\r\n"}, "502 no\r\n"),
          after({"AUTH PLAIN AGEAYg==\r\n"}, "535 5.7.8 wrong\r\n"),
          after({mail}, "530 5.7.0 sign in\r\n")}) {
        const Delivery delivery = dialogue.judge(false, "");
        const auto* deferred = std::get_if<Deferred>(&delivery);
        ASSERT_NE(deferred, nullptr);
        EXPECT_TRUE(deferred->relay_wide);
    }
}

TEST(SmtpDialogue, TellsGreylistingFromAnOverloadedRelay) {
    const Delivery greylisted = after({mail, rcpt}, "451 4.7.1 later\r\n").judge(false, "");
    EXPECT_FALSE(std::get<Deferred>(greylisted).relay_wide);
    const Delivery overloaded = after({mail, rcpt}, "421 4.3.2 closing\r\n").judge(false, "");
    EXPECT_TRUE(std::get<Deferred>(overloaded).relay_wide);
}

TEST(SmtpDialogue, DoesNotTakeCredentialsForCommands) {
    const Delivery delivery = after({"AUTH LOGIN\r\n", "DATA\r\n"}, "554 no\r\n").judge(false, "");
    EXPECT_TRUE(std::holds_alternative<Deferred>(delivery));
}

TEST(SmtpDialogue, SaysWhenACopyMayHaveArrived) {
    SmtpDialogue dialogue = after({mail, rcpt, data}, "354 go on\r\n");
    dialogue.message_ended();
    const Delivery delivery = dialogue.judge(false, "connection lost");
    EXPECT_TRUE(std::get<Deferred>(delivery).perhaps_delivered);
    EXPECT_EQ(std::get<Deferred>(delivery).reply, "no answer after the message: connection lost");
}

std::string trouble(const Delivery& delivery) {
    if (const auto* deferred = std::get_if<Deferred>(&delivery)) return deferred->trouble;
    return std::get<Failed>(delivery).trouble;
}

TEST(SmtpDialogue, SaysWhatTroubleIsTheRelays) {
    EXPECT_EQ(trouble(after({}, "554 no service\r\n").judge(false, "")), "554 no service");
    EXPECT_EQ(trouble(after({}, "421\r\n").judge(false, "")), "421");
    EXPECT_EQ(trouble(after({mail}, "451 4.3.0 later\r\n").judge(false, "")), "451 4.3.0 later");
    EXPECT_EQ(trouble(after({mail}, "553 5.7.1 not yours\r\n").judge(false, "")),
              "553 5.7.1 not yours");
    EXPECT_EQ(trouble(SmtpDialogue{}.judge(false, "Could not resolve\nhost: relay.example")),
              "Could not resolve host: relay.example");
}

TEST(SmtpDialogue, HasNoTroubleOfTheRelaysWhereOneMailIsRefused) {
    for (const auto& dialogue :
         {after({mail}, "552 5.3.4 too large\r\n"), after({mail, rcpt}, "550 5.1.1 no\r\n"),
          after({mail, rcpt}, "450 4.2.1 greylisted\r\n"),
          after({mail, rcpt, data}, "554 5.6.0 no\r\n")}) {
        EXPECT_EQ(trouble(dialogue.judge(false, "")), "");
    }
}

// For the log, which has neither recipients nor secrets.
TEST(SmtpDialogue, QuotesNothingThatARelayMayQuoteOfUs) {
    EXPECT_EQ(trouble(after({mail, rcpt}, "421 4.7.0 <c@d.example> later\r\n").judge(false, "")),
              "421 in answer to a recipient or a message");
    EXPECT_EQ(
        trouble(
            after({mail, rcpt, data}, "421 4.7.0 https://u.example/i#secret\r\n").judge(false, "")),
        "421 in answer to a recipient or a message");
    EXPECT_EQ(trouble(after({"AUTH PLAIN AGEAYg==\r\n"}, "535 AUTH PLAIN AGEAYg== is wrong\r\n")
                          .judge(false, "")),
              "535, the user name or the password is wrong");
}

TEST(SmtpDialogue, JoinsTheLinesOfAReply) {
    SmtpDialogue dialogue = after({mail, rcpt}, "550-5.1.1 first\r\n");
    dialogue.received("550 5.1.1 second\r\n");
    EXPECT_EQ(std::get<Failed>(dialogue.judge(false, "")).reply, "5.1.1 first 5.1.1 second");
}

TEST(SmtpDialogue, IsNotOverwrittenByTheFarewell) {
    SmtpDialogue dialogue = after({mail, rcpt}, "550 5.1.1 no\r\n");
    dialogue.sent("QUIT\r\n");
    dialogue.received("221 bye\r\n");
    EXPECT_EQ(std::get<Failed>(dialogue.judge(false, "")).reply, "5.1.1 no");
}

TEST(HarmlessReply, IsOneLineOfPrintableAscii) {
    EXPECT_EQ(harmless_reply(" a\r\n\tb\x1b[31m\xC3\xA9\x7f "), "a b?[31m???");
    EXPECT_EQ(harmless_reply(std::string(5000, 'x')).size(), 200U);
}

}  // namespace
}  // namespace usher::mail

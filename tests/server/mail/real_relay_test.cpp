#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/mail/smtp.hpp"
#include "tests/server/mail/fixtures.hpp"
#include "tests/support/smtp/real_relay.hpp"

namespace usher::mail {
namespace {

using Json = nlohmann::json;
using usher::test::RealRelay;
using usher::test::SelfSignedCertificate;

SmtpSettings settings(const RealRelay& relay, StartTls start_tls = StartTls::automatic,
                      std::string user = "", std::string password = "") {
    return *SmtpSettings::make("smtp://127.0.0.1:" + std::to_string(relay.port()), start_tls,
                               std::move(user), Secret{std::move(password)}, "usher.example");
}

std::string with_line_feeds(std::string text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!pair) out += text[i] == '\r' ? '\n' : text[i];
    }
    if (!out.empty() && out.back() != '\n') out += '\n';
    return out;
}

const std::vector<std::string> bodies{
    "plain\n",
    ".\n",
    "..\n.\n",
    "a\n.\nb\n",
    "a\r.\rb\r",
    "a\n.\r\nMAIL FROM:<x@evil.example>\r\nRCPT TO:<y@evil.example>\r\nDATA\r\nSubject: "
    "x\r\n\r\nx\r\n.\r\n",
    "a\r\n.\r\nQUIT\r\n",
    "a\r\r\nb\n\n\nc",
    "From here\n>From there\n",
    "trailing space \ntab\t\n",
    "=\n==3D\n=?UTF-8?Q?x?=\n",
    "--=_usher_alternative\n\nContent-Type: text/html\n\n<b>\n--=_usher_alternative--\n",
    "Bcc: y@evil.example\n\n",
    std::string(5000, 'x') + "\n",
    std::string(5000, '.') + "\n",
    "Zoë Łukasz 山田太郎 محمد 🦉👩‍🚀\n",
};

TEST(RealRelay, ReadsWhatWeWroteWhateverTheBody) {
    RealRelay relay;
    SmtpTransport transport{settings(relay)};
    for (const std::string& body : bodies) {
        const Delivery delivery = transport.send(test::message("Hello", body, body));
        ASSERT_TRUE(std::holds_alternative<Accepted>(delivery));
        EXPECT_EQ(std::get<Accepted>(delivery).reply, "2.0.0 queued for good");
        const Json mail = relay.next_mail();
        EXPECT_EQ(mail["recipients"], Json{"jw@cowboy.example"}) << body;
        EXPECT_EQ(mail["sender"], "no-reply@usher.example");
        EXPECT_EQ(mail["defects"], Json::array()) << body;
        EXPECT_EQ(mail["names"], Json({"Date", "From", "To", "Message-ID", "Subject",
                                       "MIME-Version", "Auto-Submitted", "Content-Type"}));
        EXPECT_EQ(mail["types"], Json({"multipart/alternative", "text/plain", "text/html"}));
        EXPECT_EQ(mail["text"], with_line_feeds(body));
        EXPECT_EQ(mail["html"], with_line_feeds(body));
        EXPECT_EQ(mail["bare_line_ends"], false);
        EXPECT_EQ(mail["ascii"], true);
        EXPECT_LE(mail["longest_line"], 78);
    }
}

TEST(RealRelay, ReadsTheNamesWeWrote) {
    RealRelay relay;
    SmtpTransport transport{settings(relay)};
    for (const char* text :
         {"John Wayne", "Wayne, John", "a \"b\" \\c", "(comment) <b>",
          "=?UTF-8?Q?x?=", "Łukasz Żółć", "山田 太郎", "a\" <x@y>, \"b",
          "Þórður Árnason of the very long name that needs to be folded more than once 🦉"}) {
        const auto parsed = Name::parse(text);
        if (!parsed) continue;  // refused earlier is as good
        Message message = test::message(std::string{text} + " invites you", "x\n");
        message.to.name = *parsed;
        message.from.name = *parsed;
        ASSERT_TRUE(std::holds_alternative<Accepted>(transport.send(message)));
        const Json mail = relay.next_mail();
        EXPECT_EQ(mail["to"], Json::array({Json::array({text, "jw@cowboy.example"})})) << text;
        EXPECT_EQ(mail["from"], Json::array({Json::array({text, "no-reply@usher.example"})}))
            << text;
        EXPECT_EQ(mail["headers"]["subject"], std::string{text} + " invites you");
        EXPECT_EQ(mail["headers"]["message-id"], "<invitation.1.2@usher.example>");
        EXPECT_EQ(mail["headers"]["date"], "Fri, 20 Nov 2026 08:15:00 +0000");
        EXPECT_EQ(mail["headers"]["auto-submitted"], "auto-generated");
        EXPECT_EQ(mail["defects"], Json::array()) << text;
    }
}

TEST(RealRelay, IsSpokenToOverStartTlsWithPassword) {
    const SelfSignedCertificate certificate;
    RealRelay relay{{"--tls", certificate.certificate_file(), certificate.key_file(), "--user",
                     "usher", "correct horse"}};
    SmtpSettings trusting = settings(relay, StartTls::required, "usher", "correct horse");
    trusting.authorities_file = certificate.certificate_file();
    SmtpTransport transport{trusting};
    const Delivery delivery = transport.send(test::message("Hello", "x\n"));
    ASSERT_TRUE(std::holds_alternative<Accepted>(delivery)) << std::get<Deferred>(delivery).reply;
    const Json mail = relay.next_mail();
    EXPECT_EQ(mail["encrypted"], true);
    EXPECT_EQ(mail["authenticated"], true);

    SmtpSettings mistaken = settings(relay, StartTls::required, "usher", "wrong horse");
    mistaken.authorities_file = certificate.certificate_file();
    SmtpTransport refused{mistaken};
    const Delivery deferred = refused.send(test::message("Hello", "x\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(deferred));
    EXPECT_EQ(std::get<Deferred>(deferred).code, 535);
}

TEST(RealRelay, IsNotTrustedWithACertificateThatNobodySigned) {
    const SelfSignedCertificate certificate;
    RealRelay relay{{"--tls", certificate.certificate_file(), certificate.key_file()}};
    SmtpTransport transport{settings(relay, StartTls::required)};
    const Delivery delivery = transport.send(test::message("Hello", "x\n"));
    ASSERT_TRUE(std::holds_alternative<Deferred>(delivery));
    EXPECT_TRUE(std::get<Deferred>(delivery).relay_wide);
    EXPECT_FALSE(std::get<Deferred>(delivery).perhaps_delivered);
    EXPECT_NE(std::get<Deferred>(delivery).reply.find("certificate"), std::string::npos)
        << std::get<Deferred>(delivery).reply;
}

}  // namespace
}  // namespace usher::mail

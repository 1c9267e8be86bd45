#include "server/mail/smtp_settings.hpp"

#include <gtest/gtest.h>

namespace usher::mail {
namespace {

using Security = SmtpSettings::Security;
using Problem = SmtpSettingsError;

Result<SmtpSettings, Problem> make(std::string_view address,
                                   StartTls start_tls = StartTls::automatic, std::string user = "",
                                   std::string password = "") {
    return SmtpSettings::make(address, start_tls, std::move(user), Secret{std::move(password)},
                              "usher.example");
}

TEST(SmtpSettings, RequireStartTlsTowardsOtherMachines) {
    const auto settings = make("smtp://relay.example");
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->host, "relay.example");
    EXPECT_EQ(settings->security, Security::start_tls);
    EXPECT_EQ(settings->port, 587);
}

TEST(SmtpSettings, AreInClearTowardsThisMachine) {
    for (const char* address :
         {"smtp://localhost:2525", "smtp://127.0.0.1:2525", "smtp://[::1]:2525"}) {
        const auto settings = make(address);
        ASSERT_TRUE(settings) << address;
        EXPECT_EQ(settings->security, Security::none);
        EXPECT_EQ(settings->port, 2525);
    }
    EXPECT_EQ(make("smtp://localhost", StartTls::required)->security, Security::start_tls);
}

TEST(SmtpSettings, DoNotTakeANameForThisMachine) {
    for (const char* host :
         {"127.0.0.1.example", "localhost.example", "127.example", "127.0.0.0.1"}) {
        EXPECT_FALSE(is_loopback(host)) << host;
    }
    EXPECT_TRUE(is_loopback("127.3.2.1"));
}

TEST(SmtpSettings, KnowTheUsualPorts) {
    EXPECT_EQ(make("smtps://relay.example")->port, 465);
    EXPECT_EQ(make("smtps://relay.example")->security, Security::tls);
    EXPECT_EQ(make("smtp://relay.example", StartTls::never)->port, 25);
    EXPECT_EQ(make("smtp://[2001:db8::1]:26")->port, 26);
    EXPECT_EQ(make("smtp://[2001:db8::1]")->host, "[2001:db8::1]");
}

TEST(SmtpSettings, RefuseWhatIsNoRelay) {
    EXPECT_EQ(make("http://relay.example").error(), Problem::scheme);
    EXPECT_EQ(make("relay.example:25").error(), Problem::scheme);
    EXPECT_EQ(make("smtp://").error(), Problem::host);
    EXPECT_EQ(make("smtp://re lay").error(), Problem::host);
    EXPECT_EQ(make("smtp://relay\r\n").error(), Problem::host);
    EXPECT_EQ(make("smtp://relay.example:0").error(), Problem::port);
    EXPECT_EQ(make("smtp://relay.example:65536").error(), Problem::port);
    EXPECT_EQ(make("smtp://relay.example:25x").error(), Problem::port);
    EXPECT_EQ(make("smtp://relay.example:").error(), Problem::port);
    EXPECT_EQ(make("smtp://user:password@relay.example").error(), Problem::trailing);
    EXPECT_EQ(make("smtp://relay.example/x").error(), Problem::trailing);
    EXPECT_EQ(make("smtp://relay.example?x").error(), Problem::trailing);
    EXPECT_TRUE(make("smtp://relay.example/"));
    EXPECT_EQ(
        SmtpSettings::make("smtp://relay.example", StartTls::automatic, "", {}, "a b").error(),
        Problem::client_name);
}

TEST(SmtpSettings, GreetWithAnAddressInBrackets) {
    const auto greeting = [](const char* host) {
        return SmtpSettings::make("smtp://relay.example", StartTls::automatic, "", {}, host)
            ->client_name;
    };
    EXPECT_EQ(greeting("usher.example"), "usher.example");
    EXPECT_EQ(greeting("192.0.2.7"), "[192.0.2.7]");
    EXPECT_EQ(greeting("[2001:db8::7]"), "[IPv6:2001:db8::7]");
}

TEST(SmtpSettings, RefusePasswordsInClear) {
    EXPECT_EQ(make("smtp://relay.example", StartTls::never, "u", "p").error(),
              Problem::credentials_in_clear);
    EXPECT_EQ(make("smtp://relay.example", StartTls::required, "", "p").error(),
              Problem::password_without_user);
    EXPECT_TRUE(make("smtp://relay.example", StartTls::required, "u", "p"));
    EXPECT_TRUE(make("smtps://relay.example", StartTls::never, "u", "p"));
    EXPECT_TRUE(make("smtp://127.0.0.1", StartTls::never, "u", "p"));
}

}  // namespace
}  // namespace usher::mail

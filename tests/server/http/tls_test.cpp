#include "server/http/tls.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include "tests/server/http/running_server.hpp"
#include "tests/server/http/sample_routes.hpp"
#include "tests/support/smtp/real_relay.hpp"

namespace usher::http {
namespace {

namespace asio = boost::asio;
using test::SelfSignedCertificate;

Tls open(const SelfSignedCertificate& certificate) {
    return *Tls::open(certificate.certificate_file(), certificate.key_file(), {});
}

class OverTls : public testing::Test {
protected:
    static DispatcherParts parts() {
        DispatcherParts parts;
        parts.routes = sample::routes;
        return parts;
    }
    static ListenerOptions options(const SelfSignedCertificate& certificate) {
        ListenerOptions options;
        options.tls = open(certificate);
        return options;
    }

    /// Trusts that certificate alone.
    class Client {
    public:
        Client(std::uint16_t port, const SelfSignedCertificate& trusted) {
            context_.load_verify_file(trusted.certificate_file());
            stream_.set_verify_mode(asio::ssl::verify_peer);
            stream_.next_layer().connect({asio::ip::address_v4::loopback(), port});
        }
        bool shakes_hands() {
            boost::system::error_code error;
            stream_.handshake(asio::ssl::stream_base::client, error);
            return !error;
        }
        void send(const std::string& bytes) { asio::write(stream_, asio::buffer(bytes)); }
        std::string read_until(std::string_view end) {
            boost::system::error_code error;
            std::string text;
            asio::read_until(stream_, asio::dynamic_buffer(text), end, error);
            return text;
        }
        /// The server has said that nothing follows.
        bool is_finished() {
            boost::system::error_code error;
            char one = 0;
            stream_.read_some(asio::buffer(&one, 1), error);
            return error == asio::error::eof;
        }

    private:
        asio::io_context io_;
        asio::ssl::context context_{asio::ssl::context::tls_client};
        asio::ssl::stream<asio::ip::tcp::socket> stream_{io_, context_};
    };

    const SelfSignedCertificate certificate;
    RunningServer server{parts(), options(certificate)};
};

const std::string get = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST_F(OverTls, AnswersRequestsOneAfterTheOther) {
    Client client{server.port(), certificate};
    ASSERT_TRUE(client.shakes_hands());
    for (int round = 0; round < 3; ++round) {
        client.send(get);
        EXPECT_NE(client.read_until("hello").find("HTTP/1.1 200 "), std::string::npos);
    }
}

// Several in one record, and one in several.
TEST_F(OverTls, ReadsRequestsHoweverTheyAreCut) {
    Client client{server.port(), certificate};
    ASSERT_TRUE(client.shakes_hands());
    client.send(get + get);
    client.read_until("hello");
    client.read_until("hello");
    client.send(get.substr(0, 7));
    client.send(get.substr(7));
    EXPECT_NE(client.read_until("hello").find("hello"), std::string::npos);
}

TEST_F(OverTls, SaysThatNothingFollows) {
    Client client{server.port(), certificate};
    ASSERT_TRUE(client.shakes_hands());
    client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    client.read_until("hello");
    EXPECT_TRUE(client.is_finished());
}

TEST_F(OverTls, ShowsItsOwnCertificate) {
    const SelfSignedCertificate another;
    Client client{server.port(), another};
    EXPECT_FALSE(client.shakes_hands());
}

TEST_F(OverTls, TakesNobodyInTheClear) {
    auto client = server.connect();
    client.send(get);
    EXPECT_EQ(client.read_to_end().find("HTTP/"), std::string::npos);
}

TEST_F(OverTls, CutsOffWhoShakesNoHands) {
    ListenerOptions hasty = options(certificate);
    hasty.limits.head = std::chrono::milliseconds(1);
    RunningServer other{parts(), std::move(hasty)};
    auto client = other.connect();
    EXPECT_TRUE(client.is_closed());
}

TEST(TlsFiles, AreReadAgainWhenTheCertificateChanges) {
    const SelfSignedCertificate first;
    const SelfSignedCertificate second;
    Tls tls = open(first);
    const Tls::Context before = tls.context();
    EXPECT_EQ(tls.context(), before);
    std::filesystem::copy_file(second.key_file(), first.key_file(),
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(second.certificate_file(), first.certificate_file(),
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::last_write_time(
        first.certificate_file(),
        std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    const Tls::Context after = tls.context();
    EXPECT_NE(after, before);
    EXPECT_EQ(tls.context(), after);
}

TEST(TlsFiles, ThatAreIllLeaveTheOneBefore) {
    const SelfSignedCertificate certificate;
    std::string told;
    Tls tls = *Tls::open(certificate.certificate_file(), certificate.key_file(),
                         {[&](std::string_view what) { told = what; }});
    const Tls::Context before = tls.context();
    std::filesystem::resize_file(certificate.certificate_file(), 10);
    std::filesystem::last_write_time(
        certificate.certificate_file(),
        std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    EXPECT_EQ(tls.context(), before);
    EXPECT_NE(told.find(certificate.certificate_file()), std::string::npos) << told;
}

/// A certificate that is served, and the one that it is renewed with, file by file.
class RenewedTls : public testing::Test {
protected:
    void renew_certificate() { overwrite(fresh.certificate_file(), served.certificate_file()); }
    void renew_key() { overwrite(fresh.key_file(), served.key_file()); }
    bool is_served_as_before() { return tls.context() == before; }

    static void overwrite(const std::filesystem::path& from, const std::filesystem::path& to) {
        const auto written = std::filesystem::last_write_time(to);
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::last_write_time(to, written + std::chrono::minutes(1));
    }

    const SelfSignedCertificate served;
    const SelfSignedCertificate fresh;
    Tls::Clock::time_point now{};
    std::vector<std::string> told;
    Tls tls = *Tls::open(served.certificate_file(), served.key_file(),
                         {[this](std::string_view what) { told.emplace_back(what); }},
                         [this] { return now; });
    const Tls::Context before = tls.context();
};

TEST_F(RenewedTls, IsTakenWhenTheKeyIsWrittenAfterTheCertificate) {
    renew_certificate();
    EXPECT_TRUE(is_served_as_before());
    renew_key();
    EXPECT_FALSE(is_served_as_before());
}

TEST_F(RenewedTls, IsTakenWhenTheCertificateIsWrittenAfterTheKey) {
    renew_key();
    EXPECT_TRUE(is_served_as_before());
    renew_certificate();
    EXPECT_FALSE(is_served_as_before());
}

TEST_F(RenewedTls, IsReadOnceWhenItIsTaken) {
    renew_key();
    renew_certificate();
    const Tls::Context after = tls.context();
    EXPECT_NE(after, before);
    now += std::chrono::hours(1);
    EXPECT_EQ(tls.context(), after);
    EXPECT_TRUE(told.empty());
}

// Whoever writes a file may give it any time, and who may read it leaves no trace in its time.
TEST_F(RenewedTls, IsTriedAgainFromTimeToTimeWhileItCannotBeTaken) {
    const auto written = std::filesystem::last_write_time(served.key_file());
    renew_certificate();
    EXPECT_TRUE(is_served_as_before());
    renew_key();
    std::filesystem::last_write_time(served.key_file(), written);
    now += Tls::pause - std::chrono::milliseconds(1);
    EXPECT_TRUE(is_served_as_before());
    now += std::chrono::milliseconds(1);
    EXPECT_FALSE(is_served_as_before());
}

TEST_F(RenewedTls, IsToldOfOnceForEachChangeHoweverOftenItIsTried) {
    const auto ask_many_times = [this] {
        for (int i = 0; i < 100; ++i) {
            EXPECT_TRUE(is_served_as_before());
            now += std::chrono::seconds(1);
        }
    };
    renew_certificate();
    ask_many_times();
    EXPECT_EQ(told.size(), 1U);
    renew_certificate();
    ask_many_times();
    EXPECT_EQ(told.size(), 2U);
    std::filesystem::remove(served.certificate_file());
    ask_many_times();
    ASSERT_EQ(told.size(), 3U);
    EXPECT_NE(told[0].find(served.key_file() + " does not open"), std::string::npos) << told[0];
    EXPECT_NE(told[2].find(served.certificate_file() + " cannot be used"), std::string::npos)
        << told[2];
}

// OpenSSL takes a key of another kind beside the certificate without a word.
TEST_F(RenewedTls, IsNotTakenWhileItsKeyIsOfAnotherKind) {
    const SelfSignedCertificate other{SelfSignedCertificate::Key::rsa};
    overwrite(other.certificate_file(), served.certificate_file());
    EXPECT_TRUE(is_served_as_before());
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].find("does not open"), std::string::npos) << told[0];
    overwrite(other.key_file(), served.key_file());
    EXPECT_FALSE(is_served_as_before());
}

TEST_F(RenewedTls, SaysWhenTheKeyCannotBeRead) {
    renew_certificate();
    // Root may read everything that is there.
    if (::geteuid() == 0)
        std::filesystem::remove(served.key_file());
    else
        std::filesystem::permissions(served.key_file(), std::filesystem::perms::none);
    EXPECT_TRUE(is_served_as_before());
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].rfind("The key file " + served.key_file() + " cannot be read: ", 0), 0U)
        << told[0];
}

TEST(TlsFiles, AreRefusedWhenOneIsMissingOrAnothers) {
    const SelfSignedCertificate one;
    const SelfSignedCertificate other;
    const auto error = [](const std::string& certificate, const std::string& key) {
        const auto opened = Tls::open(certificate, key, {});
        return opened ? std::string{} : opened.error();
    };
    EXPECT_NE(error("/nowhere.pem", one.key_file()).find("/nowhere.pem"), std::string::npos);
    EXPECT_EQ(error(one.certificate_file(), "/nowhere.pem"),
              "The key file /nowhere.pem cannot be read: No such file or directory");
    EXPECT_NE(error(one.certificate_file(), other.key_file()).find("does not open"),
              std::string::npos);
}

}  // namespace
}  // namespace usher::http

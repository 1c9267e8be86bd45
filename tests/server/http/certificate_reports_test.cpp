#include <gmock/gmock.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/http/tls.hpp"
#include "tests/support/smtp/real_relay.hpp"

namespace usher::http {
namespace {

using test::SelfSignedCertificate;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

File opened(const std::string& name, const char* mode) {
    return {std::fopen(name.c_str(), mode), &std::fclose};
}

Key key_of(const SelfSignedCertificate& of) {
    return {PEM_read_PrivateKey(opened(of.key_file(), "r").get(), nullptr, nullptr, nullptr),
            &EVP_PKEY_free};
}

/// The certificate ends so many days from now.
void end_in(const SelfSignedCertificate& of, int days) {
    const Certificate certificate{
        PEM_read_X509(opened(of.certificate_file(), "r").get(), nullptr, nullptr, nullptr),
        &X509_free};
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * 86400L + 3600L);
    ASSERT_GT(X509_sign(certificate.get(), key_of(of).get(), EVP_sha256()), 0);
    ASSERT_EQ(PEM_write_X509(opened(of.certificate_file(), "w").get(), certificate.get()), 1);
}

void lock_with_pass_phrase(const SelfSignedCertificate& of) {
    const Key key = key_of(of);
    ASSERT_EQ(PEM_write_PKCS8PrivateKey(opened(of.key_file(), "w").get(), key.get(),
                                        EVP_aes_256_cbc(), "secret", 6, nullptr, nullptr),
              1);
}

void make_newer(const std::string& file) {
    std::filesystem::last_write_time(
        file, std::filesystem::last_write_time(file) + std::chrono::minutes(1));
}

class CertificateReports : public testing::Test {
protected:
    Result<Tls, std::string> open() {
        const auto into = [](std::vector<std::string>& lines) {
            return [&lines](std::string_view what) { lines.emplace_back(what); };
        };
        return Tls::open(certificate.certificate_file(), certificate.key_file(),
                         {into(errors), into(warnings), into(news)}, [this] { return now; });
    }

    const SelfSignedCertificate certificate;
    Tls::Clock::time_point now{};
    std::vector<std::string> errors;
    std::vector<std::string> warnings;
    std::vector<std::string> news;
};

TEST_F(CertificateReports, AreNoneOfOneThatIsGoodForLong) {
    end_in(certificate, Tls::days_before_expiry);
    ASSERT_TRUE(open());
    EXPECT_THAT(warnings, IsEmpty());
}

TEST_F(CertificateReports, SayOnceADayThatItSoonExpires) {
    end_in(certificate, Tls::days_before_expiry - 1);
    Tls tls = *open();
    const auto soon = AllOf(HasSubstr(certificate.certificate_file()), HasSubstr(" expires on 2"));
    EXPECT_THAT(warnings, ElementsAre(soon));
    for (int hour = 0; hour < 47; ++hour) {
        now += std::chrono::hours(1);
        tls.context();
    }
    EXPECT_THAT(warnings, ElementsAre(soon, soon));
}

TEST_F(CertificateReports, SayThatItHasExpired) {
    end_in(certificate, -2);
    ASSERT_TRUE(open());
    EXPECT_THAT(warnings, ElementsAre(HasSubstr(" expired on 2")));
}

TEST_F(CertificateReports, SayAtARenewalThatEverybodyMayReadTheKey) {
    end_in(certificate, 90);
    Tls tls = *open();
    EXPECT_THAT(warnings, IsEmpty());
    std::filesystem::permissions(certificate.key_file(), std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    make_newer(certificate.key_file());
    tls.context();
    EXPECT_THAT(warnings, ElementsAre(HasSubstr("every user of this machine may read the TLS key " +
                                                certificate.key_file())));
}

TEST_F(CertificateReports, SayThatOneWasTakenAndThatItCanBeAgain) {
    Tls tls = *open();
    EXPECT_THAT(news, IsEmpty());
    const auto taken =
        StartsWith("the certificate " + certificate.certificate_file() + " was read again");
    make_newer(certificate.certificate_file());
    tls.context();
    EXPECT_THAT(news, ElementsAre(taken));
    const std::string aside = certificate.key_file() + ".aside";
    std::filesystem::rename(certificate.key_file(), aside);
    tls.context();
    EXPECT_EQ(errors.size(), 1U);
    std::filesystem::rename(aside, certificate.key_file());
    tls.context();
    EXPECT_THAT(news, ElementsAre(taken, taken));
    tls.read_again();
    EXPECT_THAT(news, ElementsAre(taken, taken, taken));
    tls.context();
    EXPECT_EQ(news.size(), 3U);
}

TEST_F(CertificateReports, SayThatNobodyTypesAPassPhrase) {
    lock_with_pass_phrase(certificate);
    EXPECT_THAT(open().error(),
                AllOf(HasSubstr(certificate.key_file()), HasSubstr("has a pass phrase")));
}

}  // namespace
}  // namespace usher::http

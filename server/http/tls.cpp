#include "server/http/tls.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <system_error>

namespace usher::http {

namespace ssl = boost::asio::ssl;

namespace {

void say(const Tls::Report& report, const std::string& what) {
    if (report) report(what);
}

const ASN1_TIME* end_of(const Tls::Context& context) {
    return ::X509_get0_notAfter(::SSL_CTX_get0_certificate(context->native_handle()));
}

/// As "2026-12-24".
std::string date_of(const ASN1_TIME* time) {
    std::tm parts{};
    std::array<char, 16> text{};
    if (::ASN1_TIME_to_tm(time, &parts) != 1) return "a date that cannot be read";
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return text.data();
}

bool is_open(const std::filesystem::path& key) {
    std::error_code error;
    const auto permissions = std::filesystem::status(key, error).permissions();
    using std::filesystem::perms;
    return !error && (permissions & perms::others_read) != perms::none;
}

}  // namespace

Result<Tls, std::string> Tls::open(std::filesystem::path certificate, std::filesystem::path key,
                                   Reports reports, Now now) {
    Tls tls{std::move(certificate), std::move(key), std::move(reports), std::move(now)};
    tls.seen_ = tls.look();
    auto context = tls.read();
    if (!context) return context.error();
    tls.take(*std::move(context));
    return tls;
}

Tls::Context Tls::context() {
    // Before the files are read: what is written meanwhile is a change the next time.
    const Written written = look();
    const bool has_changed = written != seen_ || must_read_;
    const bool is_due = next_try_ && *next_try_ <= now_();
    if (has_changed || is_due) {
        seen_ = written;
        must_read_ = false;
        if (has_changed) told_.clear();
        if (auto fresh = read()) {
            take(*std::move(fresh));
            say(reports_.news, "the certificate " + certificate_.string() +
                                   " was read again; it is good until " +
                                   date_of(end_of(context_)));
        } else {
            next_try_ = now_() + pause;
            if (told_ != fresh.error()) say(reports_.error, fresh.error());
            told_ = fresh.error();
        }
    }
    if (next_look_at_expiry_ <= now_()) look_at_expiry();
    return context_;
}

void Tls::read_again() {
    must_read_ = true;
    context();
}

void Tls::take(Context context) {
    next_try_.reset();
    context_ = std::move(context);
    if (is_open(key_))
        say(reports_.warning, "every user of this machine may read the TLS key " + key_.string() +
                                  ": chmod o= " + key_.string());
    look_at_expiry();
}

void Tls::look_at_expiry() {
    next_look_at_expiry_ = now_() + std::chrono::hours(24);
    const ASN1_TIME* end = end_of(context_);
    int days = 0;
    int seconds_of_day = 0;
    if (::ASN1_TIME_diff(&days, &seconds_of_day, nullptr, end) != 1) return;
    const std::string which = "the certificate " + certificate_.string();
    if (days < 0 || seconds_of_day < 0)
        say(reports_.warning, which + " expired on " + date_of(end) + ": browsers refuse it");
    else if (days < days_before_expiry)
        say(reports_.warning, which + " expires on " + date_of(end) + ": renew it");
}

Tls::Written Tls::look() const {
    Written written;
    for (std::size_t i = 0; i < written.size(); ++i) {
        std::error_code error;
        const auto time = std::filesystem::last_write_time(i == 0 ? certificate_ : key_, error);
        if (!error) written[i] = time;
    }
    return written;
}

Result<Tls::Context, std::string> Tls::read() const {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    boost::system::error_code error;
    context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 |
                             ssl::context::no_tlsv1_1 | ssl::context::no_compression,
                         error);
    context->use_certificate_chain_file(certificate_.string(), error);
    if (error)
        return "The certificate " + certificate_.string() + " cannot be used: " + error.message();
    bool has_pass_phrase = false;
    // OpenSSL itself would ask the terminal, and wait.
    context->set_password_callback(
        [&has_pass_phrase](std::size_t, ssl::context::password_purpose) {
            has_pass_phrase = true;
            return std::string{};
        },
        error);
    context->use_private_key_file(key_.string(), ssl::context::pem, error);
    if (has_pass_phrase) {
        ::ERR_clear_error();
        return "The key " + key_.string() +
               " has a pass phrase, and nobody is there to type it: take it off with `openssl pkey "
               "-in KEY -out NEW`";
    }
    if (error && error.category() == boost::system::system_category())
        return "The key file " + key_.string() + " cannot be read: " + error.message();
    const std::string mismatch =
        "The key " + key_.string() + " does not open the certificate " + certificate_.string();
    if (error) return mismatch + ": " + error.message();
    // A key of another kind than the certificate's is taken beside it, and opens nothing.
    if (::SSL_CTX_check_private_key(context->native_handle()) != 1) {
        ::ERR_clear_error();
        return mismatch + ": it is of another kind";
    }
    return context;
}

}  // namespace usher::http

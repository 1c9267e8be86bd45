#include "server/http/tls.hpp"

#include <system_error>

namespace usher::http {

namespace ssl = boost::asio::ssl;

Result<Tls, std::string> Tls::open(std::filesystem::path certificate, std::filesystem::path key,
                                   Report report, Now now) {
    Tls tls{std::move(certificate), std::move(key), std::move(report), std::move(now)};
    tls.seen_ = tls.look();
    auto context = tls.read();
    if (!context) return context.error();
    tls.context_ = *std::move(context);
    return tls;
}

Tls::Context Tls::context() {
    // Before the files are read: what is written meanwhile is a change the next time.
    const Written written = look();
    const bool has_changed = written != seen_;
    const bool is_due = next_try_ && *next_try_ <= now_();
    if (!has_changed && !is_due) return context_;
    seen_ = written;
    if (has_changed) told_.clear();
    if (auto fresh = read()) {
        next_try_.reset();
        context_ = *std::move(fresh);
    } else {
        next_try_ = now_() + pause;
        if (report_ && told_ != fresh.error()) report_(fresh.error());
        told_ = fresh.error();
    }
    return context_;
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
    context->use_private_key_file(key_.string(), ssl::context::pem, error);
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

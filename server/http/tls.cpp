#include "server/http/tls.hpp"

#include <system_error>

namespace usher::http {

namespace ssl = boost::asio::ssl;

Result<Tls, std::string> Tls::open(std::filesystem::path certificate, std::filesystem::path key,
                                   Report report) {
    Tls tls{std::move(certificate), std::move(key), std::move(report)};
    std::error_code error;
    tls.changed_ = std::filesystem::last_write_time(tls.certificate_, error);
    auto context = tls.read();
    if (!context) return context.error();
    tls.context_ = *std::move(context);
    return tls;
}

Tls::Context Tls::context() {
    std::error_code error;
    const auto changed = std::filesystem::last_write_time(certificate_, error);
    if (error || changed == changed_) return context_;
    changed_ = changed;
    if (auto fresh = read()) {
        context_ = *std::move(fresh);
    } else if (report_) {
        report_(fresh.error());
    }
    return context_;
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
    if (error)
        return "The key " + key_.string() + " does not open the certificate " +
               certificate_.string() + ": " + error.message();
    return context;
}

}  // namespace usher::http

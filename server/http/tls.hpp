#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/ssl/context.hpp>

#include "shared/values/result.hpp"

namespace usher::http {

/// The certificate that the server shows, and its key: PEM files, the certificate with its chain.
/// Both are read again when the certificate's file has changed, so that one that was renewed is
/// shown without a restart. TLS 1.2 and 1.3 (RFC 8446). Not for several threads at once.
class Tls {
public:
    using Context = std::shared_ptr<boost::asio::ssl::context>;
    /// Told what keeps a new certificate from being taken; the one before is shown on.
    using Report = std::function<void(std::string_view)>;

    /// The error is for people, with the name of the file.
    static Result<Tls, std::string> open(std::filesystem::path certificate,
                                         std::filesystem::path key, Report report);

    /// For a new connection, which keeps it.
    Context context();

private:
    Tls(std::filesystem::path certificate, std::filesystem::path key, Report report)
        : certificate_(std::move(certificate)), key_(std::move(key)), report_(std::move(report)) {}

    Result<Context, std::string> read() const;

    std::filesystem::path certificate_;
    std::filesystem::path key_;
    Report report_;
    std::filesystem::file_time_type changed_;
    Context context_;
};

}  // namespace usher::http

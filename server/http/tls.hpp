#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/ssl/context.hpp>

#include "shared/values/result.hpp"

namespace usher::http {

/// The certificate that the server shows, and its key: PEM files, the certificate with its chain.
/// Both are read again when either file has changed, and from time to time while what is there
/// cannot be taken, so that one that was renewed is shown without a restart, in whichever order the
/// two are written. TLS 1.2 and 1.3 (RFC 8446). Not for several threads at once.
class Tls {
public:
    using Context = std::shared_ptr<boost::asio::ssl::context>;
    /// Told what keeps a new certificate from being taken, once for each change of the files; the
    /// one before is shown on.
    using Report = std::function<void(std::string_view)>;
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    /// Files that could not be taken and have not changed since are tried again after this.
    static constexpr std::chrono::seconds pause{5};

    /// The error is for people, with the name of the file.
    static Result<Tls, std::string> open(std::filesystem::path certificate,
                                         std::filesystem::path key, Report report,
                                         Now now = Clock::now);

    /// For a new connection, which keeps it.
    Context context();

private:
    /// When the certificate and the key were last written; none where that cannot be told.
    using Written = std::array<std::optional<std::filesystem::file_time_type>, 2>;

    Tls(std::filesystem::path certificate, std::filesystem::path key, Report report, Now now)
        : certificate_(std::move(certificate)),
          key_(std::move(key)),
          report_(std::move(report)),
          now_(std::move(now)) {}

    Written look() const;
    Result<Context, std::string> read() const;

    std::filesystem::path certificate_;
    std::filesystem::path key_;
    Report report_;
    Now now_;
    /// Of the files as they were read last, taken or not.
    Written seen_;
    /// None: what was read last is what is shown.
    std::optional<Clock::time_point> next_try_;
    /// What was reported of the files as they are.
    std::string told_;
    Context context_;
};

}  // namespace usher::http

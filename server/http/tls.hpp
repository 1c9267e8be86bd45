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
/// two are written. A key with a pass phrase is none: nobody is asked for one. TLS 1.2 and 1.3 (RFC
/// 8446). Not for several threads at once.
class Tls {
public:
    using Context = std::shared_ptr<boost::asio::ssl::context>;
    using Report = std::function<void(std::string_view)>;
    struct Reports {
        /// What keeps a new certificate from being taken, once for each change of the files; the
        /// one before is shown on.
        Report error;
        /// A certificate that has expired or soon will, once a day; a key that everybody may read.
        Report warning;
        /// A certificate was taken.
        Report news;
    };
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    /// Files that could not be taken and have not changed since are tried again after this.
    static constexpr std::chrono::seconds pause{5};
    /// A certificate that expires before this is told of.
    static constexpr int days_before_expiry = 14;

    /// The error is for people, with the name of the file.
    static Result<Tls, std::string> open(std::filesystem::path certificate,
                                         std::filesystem::path key, Reports reports,
                                         Now now = Clock::now);

    /// For a new connection, which keeps it.
    Context context();

    /// The files are read at once, changed or not.
    void read_again();

private:
    /// When the certificate and the key were last written; none where that cannot be told.
    using Written = std::array<std::optional<std::filesystem::file_time_type>, 2>;

    Tls(std::filesystem::path certificate, std::filesystem::path key, Reports reports, Now now)
        : certificate_(std::move(certificate)),
          key_(std::move(key)),
          reports_(std::move(reports)),
          now_(std::move(now)) {}

    Written look() const;
    Result<Context, std::string> read() const;
    void take(Context context);
    void look_at_expiry();

    std::filesystem::path certificate_;
    std::filesystem::path key_;
    Reports reports_;
    Now now_;
    /// Of the files as they were read last, taken or not.
    Written seen_;
    /// None: what was read last is what is shown.
    std::optional<Clock::time_point> next_try_;
    /// What was reported of the files as they are.
    std::string told_;
    bool must_read_ = false;
    Clock::time_point next_look_at_expiry_{};
    Context context_;
};

}  // namespace usher::http

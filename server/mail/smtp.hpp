#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "server/mail/smtp_settings.hpp"
#include "server/mail/transport.hpp"

namespace usher::mail {

/// Mail over SMTP (RFC 5321), STARTTLS (RFC 3207) or TLS from the start (RFC 8314), with AUTH (RFC
/// 4954) when the settings name a user. One connection is kept between mails and replaced when the
/// relay has closed it. Blocks until the relay has answered or the time is over; `cancel` alone may
/// be called from another thread.
class SmtpTransport final : public Transport {
public:
    explicit SmtpTransport(SmtpSettings settings);
    ~SmtpTransport() override;
    SmtpTransport(const SmtpTransport&) = delete;
    SmtpTransport& operator=(const SmtpTransport&) = delete;

    Delivery send(const Message& message) override;

    /// The relay's host and port.
    std::string relay() const;

    /// The bytes of a message with its one sender and one recipient. Lines end with CRLF; dots are
    /// stuffed here.
    Delivery send_bytes(const EmailAddress& from, const EmailAddress& to, std::string_view bytes);

    /// What is being sent ends soon, deferred unless the relay still answers; so does everything
    /// sent later, and none of it is a trouble of the relay's. For shutting down.
    void cancel() { cancelled_ = true; }

private:
    struct Connection;

    SmtpSettings settings_;
    std::unique_ptr<Connection> connection_;
    std::atomic<bool> cancelled_{false};
};

}  // namespace usher::mail

#pragma once

#include <string>
#include <string_view>

#include "server/mail/transport.hpp"

namespace usher::mail {

/// One line of printable ASCII, at most 200 bytes, of whatever a relay said.
std::string harmless_reply(std::string_view text);

/// Follows the commands and replies of one mail's SMTP dialogue, to judge how it ended. A reply
/// counts against the mail only once a command about the mail was sent; what goes wrong before
/// (greeting, EHLO, STARTTLS, AUTH) is the relay's trouble or our settings', and must not cost
/// anybody their mail.
class SmtpDialogue {
public:
    /// A line that was sent. Credentials may pass by here; nothing of it is kept.
    void sent(std::string_view line);
    /// A line that came, "250-…" or "250 …".
    void received(std::string_view line);
    /// The last byte of the message was handed over.
    void message_ended() { message_ended_ = true; }

    bool has_handed_over() const { return message_ended_ && !parted_; }
    /// QUIT was sent.
    bool has_parted() const { return parted_; }

    /// `problem` describes what the network did; it is used when no reply explains the end.
    Delivery judge(bool succeeded, std::string_view problem) const;

private:
    /// In their order.
    enum class Phase { opening, sign_in, sender, recipient, data };

    /// The relay's answer as a trouble of its own. `reply` has been made harmless.
    std::string trouble(const std::string& reply) const;

    Phase phase_ = Phase::opening;
    int code_ = 0;
    bool reply_ended_ = true;
    std::string reply_;
    bool message_ended_ = false;
    bool parted_ = false;
};

}  // namespace usher::mail

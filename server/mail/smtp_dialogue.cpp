#include "server/mail/smtp_dialogue.hpp"

namespace usher::mail {
namespace {

constexpr std::size_t longest_reply = 200;

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string harmless_reply(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (out.size() == longest_reply) break;
        const bool printable = c > 0x20 && c < 0x7f;
        if (printable) {
            out += c;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += '?';
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void SmtpDialogue::sent(std::string_view line) {
    // The farewell after a refusal, which must not cover what was refused.
    if (line == "QUIT\r\n") parted_ = true;
    if (parted_) return;
    if (begins_with(line, "AUTH ")) phase_ = Phase::sign_in;
    if (begins_with(line, "MAIL FROM:")) phase_ = Phase::sender;
    if (begins_with(line, "RCPT TO:")) phase_ = Phase::recipient;
    // The base64 of a credential can be this very line, but not at this point.
    if (phase_ == Phase::recipient && begins_with(line, "DATA\r\n")) phase_ = Phase::data;
    code_ = 0;
    reply_.clear();
    reply_ended_ = true;
}

void SmtpDialogue::received(std::string_view line) {
    if (parted_ || line.size() < 3 || !is_digit(line[0]) || !is_digit(line[1]) ||
        !is_digit(line[2]))
        return;
    if (reply_ended_) reply_.clear();
    code_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    reply_ended_ = line.size() == 3 || line[3] != '-';
    if (reply_.size() > longest_reply) return;
    if (!reply_.empty()) reply_ += ' ';
    reply_.append(line.substr(line.size() > 4 ? 4 : line.size()));
}

Delivery SmtpDialogue::judge(bool succeeded, std::string_view problem) const {
    const std::string reply = harmless_reply(reply_);
    if (succeeded) return Accepted{code_, reply};
    const bool about_the_mail = phase_ >= Phase::sender;
    // RFC 4954 section 6: 530, 534, 535 and 538 speak of authentication, whatever command they
    // answer.
    const bool about_us = code_ >= 530 && code_ <= 538;
    if (code_ >= 500 && about_the_mail && !about_us) {
        // Our sender is the same in every mail. 552 speaks of this mail's size (RFC 1870).
        const bool refuses_sender = phase_ == Phase::sender && code_ != 552;
        return Failed{code_, reply, refuses_sender ? trouble(reply) : ""};
    }
    if (code_ >= 400) {
        const bool relay_wide = phase_ <= Phase::sender || code_ == 421 || about_us;
        return Deferred{code_, reply, relay_wide, false, relay_wide ? trouble(reply) : ""};
    }
    const std::string prefix = message_ended_ ? "no answer after the message: " : "";
    const std::string what = harmless_reply(prefix + std::string{problem});
    return Deferred{0, what, true, message_ended_, what};
}

// A relay may quote what it was sent: a password, or a recipient and the link in the message.
std::string SmtpDialogue::trouble(const std::string& reply) const {
    const std::string code = std::to_string(code_);
    if (code_ == 535) return code + ", the user name or the password is wrong";
    if (phase_ == Phase::sign_in) return code + " in answer to the user name and password";
    if (phase_ >= Phase::recipient) return code + " in answer to a recipient or a message";
    return reply.empty() ? code : code + ' ' + reply;
}

}  // namespace usher::mail

#pragma once

#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/email_address.hpp"
#include "shared/values/instant.hpp"
#include "shared/values/result.hpp"

namespace usher::mail {

/// The subject of a mail: one line of UTF-8 without control characters (C0, C1, DEL, U+2028,
/// U+2029), so that no header can be smuggled in behind it.
class Subject {
public:
    static constexpr std::size_t longest = 250;

    /// Errors: required, control_character (also ill-formed UTF-8), too_long (more than `longest`
    /// code points).
    static Result<Subject, Code> parse(std::string_view text);

    const std::string& text() const { return text_; }
    friend bool operator==(const Subject&, const Subject&) = default;

private:
    explicit Subject(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// The identity of a mail (RFC 5322 section 3.6.4). Its maker derives it from the outbox row, so
/// that every attempt to send that row carries the same one and a receiver can drop the second of
/// two copies.
class MessageId {
public:
    /// Both sides are dot-atoms. Errors: required, bad_request (another character, or more than 200
    /// of them).
    static Result<MessageId, Code> make(std::string_view left, std::string_view right);

    /// Without the angle brackets.
    const std::string& text() const { return text_; }
    friend bool operator==(const MessageId&, const MessageId&) = default;

private:
    explicit MessageId(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// What a template makes: the words of a mail, in UTF-8, lines ended by LF. They hold secrets and
/// are never logged.
struct Content {
    Subject subject;
    std::string text;
    std::string html;
};

/// One mail to one mailbox. There is no list of recipients, no Cc and no Bcc to fill.
struct Message {
    Mailbox from;
    Mailbox to;
    Content content;
    MessageId message_id;
    Instant date;
};

}  // namespace usher::mail

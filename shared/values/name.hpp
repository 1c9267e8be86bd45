#pragma once

#include <string>
#include <string_view>

#include "shared/values/code.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// A name that people read: one line, no control or bidirectional characters, nothing that looks
/// like a link, at most 120 code points, surrounding white space removed. It may be empty for a
/// person whose name is not known yet; a name that shows nothing is empty.
class Name {
public:
    Name() = default;

    /// Errors: too_long, control_character, bidirectional_control, contains_link.
    static Result<Name, Code> parse(std::string_view text);
    /// As `parse`, and `required` when nothing is left.
    static Result<Name, Code> parse_required(std::string_view text);

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend bool operator==(const Name&, const Name&) = default;

private:
    explicit Name(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// What somebody writes to the invited person: several lines, at most 2,000 code points, no other
/// control characters.
class Message {
public:
    Message() = default;

    /// Errors: too_long, control_character, bidirectional_control.
    static Result<Message, Code> parse(std::string_view text);

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend bool operator==(const Message&, const Message&) = default;

private:
    explicit Message(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

}  // namespace usher

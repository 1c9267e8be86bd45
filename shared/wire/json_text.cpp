#include "shared/wire/json_text.hpp"

#include "shared/values/text.hpp"

namespace usher::wire {
namespace {

// What is written as it is.
bool is_plain(char byte) { return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\'; }

}  // namespace

// What was written last tells whether something stands before: a value ends in no such character.
void JsonText::separate() {
    const char last = out_.empty() ? '[' : out_.back();
    if (last != '[' && last != '{' && last != ':') out_ += ',';
}

void JsonText::begin_object() { raw("{"); }
void JsonText::begin_array() { raw("["); }
void JsonText::end_object() { out_ += '}'; }
void JsonText::end_array() { out_ += ']'; }

void JsonText::raw(std::string_view written) {
    separate();
    out_.append(written);
}

// RFC 8259 section 7.
void JsonText::text(std::string_view value) {
    raw("\"");
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t begin = at;
        while (at < value.size() && is_plain(value[at])) ++at;
        out_.append(value.substr(begin, at - begin));
        if (at < value.size()) next_point(value, at);
    }
    out_ += '"';
}

void JsonText::next_point(std::string_view value, std::size_t& at) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    constexpr std::string_view meant = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    const std::size_t begin = at;
    const auto point = next_code_point(value, at);
    const std::size_t place =
        point && *point < 0x80 ? meant.find(static_cast<char>(*point)) : std::string_view::npos;
    if (!point) {
        out_ += "\xef\xbf\xbd";
        at = begin + 1;
    } else if (place != std::string_view::npos) {
        out_ += '\\';
        out_ += letters[place];
    } else if (*point < 0x20) {
        out_ += "\\u00";
        out_ += hexadecimal[*point >> 4U];
        out_ += hexadecimal[*point & 0xfU];
    } else {
        out_.append(value.substr(begin, at - begin));
    }
}

void JsonText::number(std::uint64_t value) { raw(std::to_string(value)); }

void JsonText::key(std::string_view name) {
    text(name);
    out_ += ':';
}

void JsonText::begin_object(std::string_view name) {
    key(name);
    begin_object();
}

void JsonText::begin_array(std::string_view name) {
    key(name);
    begin_array();
}

void JsonText::text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
}

void JsonText::number(std::string_view name, std::uint64_t value) {
    key(name);
    number(value);
}

void JsonText::flag(std::string_view name, bool value) {
    key(name);
    raw(value ? "true" : "false");
}

void JsonText::null(std::string_view name) {
    key(name);
    null();
}

void JsonText::code(std::string_view name, const std::optional<Code>& value) {
    value ? text(name, usher::name(*value)) : null(name);
}

void JsonText::address(std::string_view name, const std::optional<EmailAddress>& value) {
    value ? text(name, value->text()) : null(name);
}

void JsonText::instant(std::string_view name, Instant value) { text(name, value.text()); }
void JsonText::bits(std::string_view name, const Bits128& value) { text(name, value.text()); }

}  // namespace usher::wire

#include "shared/wire/json_text.hpp"

#include <algorithm>
#include <array>

#include "shared/values/json_plain.hpp"
#include "shared/values/text.hpp"

namespace usher::wire {
namespace {

constexpr std::size_t first_capacity = 240;

}  // namespace

// What was written last tells whether something stands before: a value ends in no such character.
bool JsonText::must_separate() const {
    const char last = out_.empty() ? '[' : out_.back();
    return last != '[' && last != '{' && last != ':';
}

void JsonText::begin_object() {
    if (out_.empty()) out_.reserve(first_capacity);
    raw("{");
}

void JsonText::begin_array() { raw("["); }
void JsonText::end_object() { out_ += '}'; }
void JsonText::end_array() { out_ += ']'; }

void JsonText::raw(std::string_view written) {
    if (must_separate()) out_ += ',';
    out_.append(written);
}

void JsonText::text(std::string_view value) { quoted(value, "\""); }

// RFC 8259 section 7. Most of what is written is short, and is put together before it is appended.
void JsonText::quoted(std::string_view value, std::string_view end) {
    std::size_t at = plain_beginning(value);
    std::array<char, 64> together;
    if (at == value.size() && at + end.size() + 2 <= together.size()) {
        char* to = together.data();
        if (must_separate()) *to++ = ',';
        *to++ = '"';
        to = std::copy(value.begin(), value.end(), to);
        to = std::copy(end.begin(), end.end(), to);
        out_.append(together.data(), static_cast<std::size_t>(to - together.data()));
        return;
    }
    raw("\"");
    out_.append(value.substr(0, at));
    while (at < value.size()) {
        next_point(value, at);
        const std::size_t plain = plain_beginning(value.substr(at));
        out_.append(value.substr(at, plain));
        at += plain;
    }
    out_.append(end);
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

void JsonText::key(std::string_view name) { quoted(name, "\":"); }

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
void JsonText::id(const Bits128& value) {
    const auto written = value.characters();
    text({written.data(), written.size()});
}

}  // namespace usher::wire

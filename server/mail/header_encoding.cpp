#include "server/mail/header_encoding.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "shared/values/text.hpp"

namespace usher::mail {
namespace {

constexpr std::size_t line_width = 76;
constexpr std::string_view word_start = "=?UTF-8?B?";
constexpr std::string_view word_end = "?=";

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

// A reader would decode a literal "=?…?=", and outer white space does not survive; so neither stays
// literal.
bool may_stay(std::string_view text) {
    return is_printable_ascii(text) && text.find("=?") == std::string_view::npos &&
           trim(text) == text;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group =
                group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        const std::size_t present = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= present ? alphabet[group >> (18 - 6 * k) & 63U] : '=';
        }
    }
    return out;
}

// RFC 2047 section 5 (3): a character is never split between two encoded words.
std::string encoded_words(std::string_view text, std::size_t column) {
    std::string out;
    std::string chunk;
    const auto flush = [&](bool last) {
        out.append(word_start).append(base64(chunk)).append(word_end);
        if (!last) out.append("\r\n ");
        chunk.clear();
        column = 1;
    };
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t start = position;
        std::string_view character;
        if (next_code_point(text, position)) {
            character = text.substr(start, position - start);
        } else {
            position = start + 1;
            character = "\xEF\xBF\xBD";
        }
        const std::size_t encoded = (chunk.size() + character.size() + 2) / 3 * 4;
        const std::size_t width = column + word_start.size() + encoded + word_end.size();
        if (!chunk.empty() && width > line_width) flush(false);
        chunk.append(character);
    }
    flush(true);
    return out;
}

std::string quoted_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace

std::string header_text(std::string_view text, std::size_t column) {
    if (may_stay(text) && column + text.size() <= line_width) return std::string{text};
    return encoded_words(text, column);
}

std::string header_mailbox(const Mailbox& mailbox, std::size_t column) {
    std::string address = mailbox.address.ascii();
    const std::string& name = mailbox.name.text();
    if (name.empty()) return address;
    std::string phrase = may_stay(name) ? quoted_string(name) : encoded_words(name, column);
    if (column + phrase.size() > line_width && may_stay(name)) phrase = encoded_words(name, column);
    const std::size_t last_break = phrase.rfind('\n');
    const std::size_t reached =
        last_break == std::string::npos ? column + phrase.size() : phrase.size() - last_break - 1;
    const bool fits = reached + address.size() + 3 <= line_width;
    return phrase + (fits ? " <" : "\r\n <") + address + '>';
}

std::string header_date(Instant instant) {
    namespace chrono = std::chrono;
    constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const chrono::sys_time<chrono::milliseconds> point{chrono::milliseconds{instant.ms}};
    const auto day = chrono::floor<chrono::days>(point);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss time{chrono::floor<chrono::seconds>(point - day)};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d +0000",
                  weekdays[chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                  months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

}  // namespace usher::mail

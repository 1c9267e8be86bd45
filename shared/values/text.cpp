#include "shared/values/text.hpp"

#include "shared/values/link.hpp"
#include "shared/values/unicode.hpp"

namespace usher {
namespace {

// Controls of direction and characters without width (UTR #36 section 2.5): they make a line read
// other than it is.
bool is_invisible(char32_t point) {
    return point == 0x00ad || point == 0x061c || point == 0x180e ||
           (point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
           (point >= 0xfff9 && point <= 0xfffb) || (point >= 0xe0000 && point <= 0xe007f);
}

bool is_joiner(char32_t point) { return point == 0x200c || point == 0x200d; }

// The blocks that emoji are joined of.
bool is_emoji(char32_t point) {
    return (point >= 0x2190 && point < 0x27c0) || (point >= 0x2b00 && point < 0x2c00) ||
           (point >= 0x1f000 && point < 0x1fb00);
}

// Of a script that is cursive or stacks its letters. Elsewhere a joiner would only tell apart what
// looks the same.
bool is_joining_letter(char32_t point) {
    using unicode::Script;
    if (point < 0x600 || is_joiner(point)) return false;
    const unicode::Properties properties = unicode::properties_of(point);
    const Script script = unicode::script_of(point);
    return properties.valid && (script > Script::hangul || properties.mark);
}

bool is_joiner_in_place(char32_t point, char32_t before, char32_t after) {
    if (!is_joiner(point)) return false;
    if (is_joining_letter(before) && is_joining_letter(after)) return true;
    constexpr char32_t emoji_presentation = 0xfe0f;
    return point == 0x200d && (is_emoji(before) || before == emoji_presentation) && is_emoji(after);
}

// What needs no second look within a line.
bool is_plain(char byte) { return byte >= 0x20 && byte < 0x7f; }

// What may stand around a line without being meant: ASCII's, and the space separators of Unicode.
bool is_space(char32_t point) {
    return point == 0x09 || point == 0x0a || point == 0x0d || point == 0x20 || point == 0xa0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200a) || point == 0x202f ||
           point == 0x205f || point == 0x3000;
}

// What fonts show nothing for, or what only changes its neighbour: fillers, the empty pattern of
// Braille, the null notehead, variation selectors.
bool is_blank(char32_t point) {
    return is_space(point) || is_invisible(point) || point == 0x034f || point == 0x115f ||
           point == 0x1160 || point == 0x17b4 || point == 0x17b5 ||
           (point >= 0x180b && point <= 0x180f) || point == 0x2800 || point == 0x3164 ||
           (point >= 0xfe00 && point <= 0xfe0f) || point == 0xffa0 || point == 0x1d159 ||
           (point >= 0xe0100 && point <= 0xe01ef);
}

}  // namespace

std::optional<char32_t> next_code_point(std::string_view text, std::size_t& position) {
    if (position >= text.size()) return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(position);
    std::size_t length = 0;
    char32_t point = 0;
    char32_t smallest = 0;
    if (first < 0x80) {
        ++position;
        return first;
    }
    if ((first & 0xe0U) == 0xc0) {
        length = 2;
        point = first & 0x1fU;
        smallest = 0x80;
    } else if ((first & 0xf0U) == 0xe0) {
        length = 3;
        point = first & 0x0fU;
        smallest = 0x800;
    } else if ((first & 0xf8U) == 0xf0) {
        length = 4;
        point = first & 0x07U;
        smallest = 0x10000;
    } else {
        return std::nullopt;
    }
    if (position + length > text.size()) return std::nullopt;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(position + i) & 0xc0U) != 0x80) return std::nullopt;
        point = (point << 6U) | (byte(position + i) & 0x3fU);
    }
    if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        return std::nullopt;
    position += length;
    return point;
}

std::optional<std::size_t> count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        if (!next_code_point(text, position)) return std::nullopt;
    }
    return count;
}

void append_code_point(char32_t point, std::string& text) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    const auto put_rest = [&](unsigned shift) { put(0x80U | ((point >> shift) & 0x3fU)); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xc0U | point >> 6U);
        put_rest(0);
    } else if (point < 0x10000) {
        put(0xe0U | point >> 12U);
        put_rest(6);
        put_rest(0);
    } else {
        put(0xf0U | point >> 18U);
        put_rest(12);
        put_rest(6);
        put_rest(0);
    }
}

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7f && point < 0xa0); }

std::string ascii_lower(std::string_view text) {
    std::string lower{text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string ascii_digits(std::string_view text) {
    std::string digits;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t here = position;
        const auto point = next_code_point(text, position);
        if (!point) ++position;
        std::string_view read = text.substr(here, position - here);
        for (const char32_t zero : {U'\u0660', U'\u06f0', U'\uff10'}) {
            if (point && *point >= zero && *point < zero + 10)
                read = std::string_view{"0123456789"}.substr(*point - zero, 1);
        }
        digits += read;
    }
    return digits;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::string_view trim_blank(std::string_view text) {
    std::optional<std::size_t> begin;
    std::size_t end = 0;
    bool blank = true;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t here = position;
        if (is_plain(text[position])) {
            if (text[position++] == ' ') continue;
            blank = false;
        } else {
            const auto point = next_code_point(text, position);
            if (!point) return text;
            blank = blank && is_blank(*point);
            if (is_space(*point)) continue;
        }
        if (!begin) begin = here;
        end = position;
    }
    return blank ? std::string_view{} : text.substr(*begin, end - *begin);
}

std::optional<Code> judge_line(std::string_view text, std::size_t longest) {
    std::size_t count = 0;
    char32_t before = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        if (is_plain(text[position])) {
            before = 0;
            ++position;
            continue;
        }
        const auto point = next_code_point(text, position);
        if (!point || is_control(*point)) return Code::control_character;
        if (is_invisible(*point)) {
            std::size_t next = position;
            if (!is_joiner_in_place(*point, before, next_code_point(text, next).value_or(0)))
                return Code::bidirectional_control;
        }
        before = *point;
    }
    if (count > longest) return Code::too_long;
    if (looks_like_link(text)) return Code::contains_link;
    return std::nullopt;
}

std::optional<Code> judge_paragraphs(std::string_view text, std::size_t longest) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        if (is_plain(text[position])) {
            ++position;
            continue;
        }
        const auto point = next_code_point(text, position);
        if (!point) return Code::control_character;
        if (is_control(*point) && *point != U'\n' && *point != U'\t')
            return Code::control_character;
        // Joiners are part of ordinary writing in running text (emoji, Persian); controls of
        // direction are not.
        if (is_invisible(*point) && !is_joiner(*point)) return Code::bidirectional_control;
    }
    if (count > longest) return Code::too_long;
    return std::nullopt;
}

}  // namespace usher

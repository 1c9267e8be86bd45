#include "shared/values/text.hpp"

#include <array>

namespace usher {
namespace {

bool is_control(char32_t point) { return point < 0x20 || (point >= 0x7f && point < 0xa0); }

// Controls of direction and characters without width (UTR #36 section 2.5): they make a line read
// other than it is.
bool is_invisible(char32_t point) {
    return point == 0x00ad || point == 0x061c || point == 0x180e ||
           (point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
           (point >= 0xfff9 && point <= 0xfffb) || (point >= 0xe0000 && point <= 0xe007f);
}

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) >= 0x80);
}

// A dot inside a word, followed by two letters or more, is what mail readers link: "evil.example",
// but not "J.R." or "No.5".
bool looks_like_host(std::string_view text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if (text[i] != '.' || !is_alphanumeric(text[i - 1])) continue;
        std::size_t letters = 0;
        while (i + 1 + letters < text.size() &&
               ((text[i + 1 + letters] | 0x20) >= 'a' && (text[i + 1 + letters] | 0x20) <= 'z'))
            ++letters;
        const std::size_t end = i + 1 + letters;
        const bool word_ends =
            end == text.size() || (!is_alphanumeric(text[end]) && text[end] != '.');
        if (letters < 2 || !word_ends) continue;
        std::size_t begin = i;
        while (begin > 0 && (is_alphanumeric(text[begin - 1]) || text[begin - 1] == '-')) --begin;
        if (i - begin >= 2) return true;
    }
    return false;
}

bool looks_like_link(std::string_view text) {
    const std::string lower = ascii_lower(text);
    constexpr std::array<std::string_view, 3> marks{"://", "www.", "mailto:"};
    for (const std::string_view mark : marks) {
        if (lower.find(mark) != std::string::npos) return true;
    }
    return looks_like_host(lower);
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

std::string ascii_lower(std::string_view text) {
    std::string lower{text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::optional<Code> judge_line(std::string_view text, std::size_t longest) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        const auto point = next_code_point(text, position);
        if (!point || is_control(*point)) return Code::control_character;
        if (is_invisible(*point)) return Code::bidirectional_control;
    }
    if (count > longest) return Code::too_long;
    if (looks_like_link(text)) return Code::contains_link;
    return std::nullopt;
}

std::optional<Code> judge_paragraphs(std::string_view text, std::size_t longest) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        const auto point = next_code_point(text, position);
        if (!point) return Code::control_character;
        if (is_control(*point) && *point != U'\n' && *point != U'\t')
            return Code::control_character;
        // Joiners are part of ordinary writing in running text (emoji, Persian); controls of
        // direction are not.
        if (is_invisible(*point) && *point != 0x200c && *point != 0x200d)
            return Code::bidirectional_control;
    }
    if (count > longest) return Code::too_long;
    return std::nullopt;
}

}  // namespace usher

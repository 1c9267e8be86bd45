#include "shared/values/handle_text.hpp"

#include <cstdint>

#include "shared/values/text.hpp"
#include "shared/values/unicode.hpp"

namespace usher::handle_text {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string cut(std::string_view text, std::size_t longest) {
    text = text.substr(0, longest);
    while (!text.empty() && !is_letter_or_digit(text.back())) text.remove_suffix(1);
    return std::string{text};
}

// The form of an apostrophe that typography prefers.
constexpr char32_t right_quotation_mark = 0x2019;

// Small letters without marks: `é`, alone or as e and accent, is `e`.
std::u32string plain_letters(std::string_view text) {
    std::u32string mapped;
    for (std::size_t position = 0; position < text.size();) {
        const auto point = next_code_point(text, position);
        if (!point) break;
        unicode::append_mapped(*point, mapped);
    }
    std::u32string plain;
    for (char32_t point : mapped) {
        while (const auto parts = unicode::decompose(point)) point = parts->first;
        if (!unicode::properties_of(point).mark) plain.push_back(point);
    }
    return plain;
}

}  // namespace

std::optional<Code> judge(std::string_view text, std::string_view separators, std::size_t shortest,
                          std::size_t longest) {
    if (text.empty()) return Code::required;
    for (const char c : text) {
        if (!is_letter_or_digit(c) && separators.find(c) == std::string_view::npos)
            return Code::handle_character;
    }
    if (text.size() > longest) return Code::too_long;
    if (!is_letter_or_digit(text.front()) || !is_letter_or_digit(text.back()))
        return Code::handle_ends;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_letter_or_digit(text[i - 1]) && !is_letter_or_digit(text[i]))
            return Code::handle_separators;
    }
    if (text.size() < shortest) return Code::handle_too_short;
    return std::nullopt;
}

std::string nearest(std::string_view text, std::string_view separators, std::size_t longest) {
    std::string found;
    char separator = 0;
    for (const char32_t point : plain_letters(text)) {
        const char c = point < 0x80 ? static_cast<char>(point) : '-';
        if (c == '\'' || point == right_quotation_mark) continue;
        if (!is_letter_or_digit(c)) {
            if (separator == 0) separator = separators.find(c) == std::string_view::npos ? '-' : c;
            continue;
        }
        if (separator != 0 && !found.empty()) found.push_back(separator);
        separator = 0;
        found.push_back(c);
    }
    return cut(found, longest);
}

std::string unique(std::string_view text, std::size_t longest,
                   const std::function<bool(std::string_view)>& is_taken) {
    const auto numbered = [&](std::uint64_t number) {
        if (number == 1) return std::string{text};
        const std::string suffix = '-' + std::to_string(number);
        return cut(text, longest - suffix.size()) + suffix;
    };
    std::uint64_t taken = 0;
    std::uint64_t free = 1;
    while (is_taken(numbered(free))) {
        taken = free;
        free *= 2;
    }
    while (free - taken > 1) {
        const std::uint64_t middle = taken + (free - taken) / 2;
        (is_taken(numbered(middle)) ? taken : free) = middle;
    }
    return numbered(free);
}

}  // namespace usher::handle_text

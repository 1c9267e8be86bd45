#include "shared/values/link.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "shared/values/packed_names.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_word_character(char c) {
    return is_lower(c) || is_upper(c) || (c >= '0' && c <= '9') || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Top-level domains of more than two letters that mail readers know and that see the most abuse.
// Those of two letters are countries, and all count.
constexpr std::array<std::string_view, 38> common_endings{
    "app",  "asia",    "biz",  "blog",  "buzz",    "cfd", "click",   "cloud",  "club", "com",
    "dev",  "digital", "edu",  "email", "finance", "fun", "gov",     "icu",    "info", "int",
    "life", "link",    "live", "mil",   "mobi",    "net", "news",    "online", "org",  "page",
    "pro",  "shop",    "site", "store", "tech",    "top", "website", "xyz"};

bool is_common_ending(std::string_view word) {
    return word.size() == 2 || packed_names<common_endings>.contains(ascii_lower(word));
}

// A name written together with the abbreviation before it: St.John.
bool is_capitalized(std::string_view word) {
    return is_upper(word.front()) && std::all_of(word.begin() + 1, word.end(), is_lower);
}

// `before` and `last` are what stands around the last dot of words joined by dots; `after` is what
// follows them.
bool is_host(std::string_view before, std::string_view last, char after) {
    const bool letters =
        std::all_of(last.begin(), last.end(), [](char c) { return is_lower(c) || is_upper(c); });
    if (!before.empty() && ascii_lower(last.substr(0, 4)) == "xn--") return true;
    if (before.empty() || last.size() < 2 || !letters) return false;
    if (after == '/' || after == ':' || after == '?' || after == '#') return true;
    // J.Doe, but x.com.
    if (before.size() == 1)
        return is_lower(before.front()) && is_lower(last.front()) && is_common_ending(last);
    return !is_capitalized(last) || is_common_ending(last);
}

bool has_host(std::string_view line) {
    for (std::size_t begin = 0; begin < line.size();) {
        std::size_t end = begin;
        while (end < line.size() && (is_word_character(line[end]) || line[end] == '.')) ++end;
        std::string_view words = line.substr(begin, end - begin);
        // A dot at the end belongs to the sentence, or to the root of the names.
        while (!words.empty() && words.back() == '.') words.remove_suffix(1);
        const std::size_t dot = words.rfind('.');
        if (dot != std::string_view::npos) {
            const std::size_t begin_before = words.substr(0, dot).rfind('.') + 1;
            const char after = end < line.size() ? line[end] : '\0';
            if (is_host(words.substr(begin_before, dot - begin_before), words.substr(dot + 1),
                        after))
                return true;
        }
        begin = end + 1;
    }
    return false;
}

}  // namespace

bool looks_like_link(std::string_view line) {
    const std::string lower = ascii_lower(line);
    constexpr std::array<std::string_view, 3> marks{"://", "www.", "mailto:"};
    return std::any_of(
               marks.begin(), marks.end(),
               [&](std::string_view mark) { return lower.find(mark) != std::string::npos; }) ||
           has_host(line);
}

}  // namespace usher

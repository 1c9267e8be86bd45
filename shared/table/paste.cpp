#include "shared/table/paste.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

bool is_break(char c) { return c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ';'; }
bool is_blank(char c) { return c == ' '; }

// "a@x.example b@y.example" has no separator but white space; "John Wayne <jw@x.example>" and "John
// Wayne" are one entry.
bool is_row_of_addresses(std::string_view entry) {
    return std::count(entry.begin(), entry.end(), '@') > 1 &&
           entry.find('<') == std::string_view::npos && entry.find('"') == std::string_view::npos;
}

std::vector<std::string_view> words_of(std::string_view entry) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= entry.size(); ++i) {
        if (i < entry.size() && !is_blank(entry[i])) continue;
        if (i > begin) words.push_back(entry.substr(begin, i - begin));
        begin = i + 1;
    }
    return words;
}

}  // namespace

Paste cut_paste(std::string_view text) {
    Paste paste;
    bool quoted = false;
    bool bracketed = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool at_end = i == text.size();
        if (!at_end) {
            // A line break ends whatever was left open: one stray mark must not swallow the rest.
            if (text[i] == '\n') quoted = bracketed = false;
            if (text[i] == '"') quoted = !quoted;
            if (text[i] == '<' && !quoted) bracketed = true;
            if (text[i] == '>') bracketed = false;
            if (quoted || bracketed || !is_break(text[i])) continue;
        }
        const std::string_view entry = trim(text.substr(begin, i - begin));
        if (paste.entries.size() >= limits::addresses_a_paste) {
            paste.rest = std::string{trim(text.substr(begin))};
            return paste;
        }
        begin = i + 1;
        if (entry.empty()) continue;
        if (!is_row_of_addresses(entry)) {
            paste.entries.emplace_back(entry);
            continue;
        }
        for (const std::string_view word : words_of(entry)) {
            if (paste.entries.size() >= limits::addresses_a_paste) {
                const auto left = static_cast<std::size_t>(word.data() - text.data());
                paste.rest = std::string{trim(text.substr(left))};
                return paste;
            }
            paste.entries.emplace_back(word);
        }
    }
    return paste;
}

}  // namespace usher

#include "shared/table/paste.hpp"

#include <algorithm>
#include <optional>

#include "shared/policy/limits.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

// What a sheet may have in a row: two parts of a name and an address.
constexpr std::size_t most_cells = 3;

struct Piece {
    std::string_view text;
    /// What it was cut off from the one before it by; a line feed for the first of a line.
    char before = '\n';
};

/// An entry, and where in the pasted text it begins.
struct Entry {
    std::string text;
    const char* begin = nullptr;
};

using Pieces = std::vector<Piece>;

bool is_break(char c) { return c == '\r' || c == '\t' || c == ',' || c == ';'; }
bool is_blank(char c) { return c == ' '; }
bool has(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }
bool is_bare_address(std::string_view text) {
    return has(text, '@') && !has(text, ' ') && !has(text, '<') && !has(text, '"');
}
bool is_words(std::string_view text) {
    return text.find_first_of("@<>\"\\") == std::string_view::npos;
}

// "a@x.example b@y.example" has no separator but white space; "John Wayne <jw@x.example>" and "John
// Wayne" are one entry.
bool is_row_of_addresses(std::string_view entry) {
    return std::count(entry.begin(), entry.end(), '@') > 1 && !has(entry, '<') && !has(entry, '"');
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

// A line ends whatever was left open in it: one stray mark must not swallow the rest.
Pieces cut_line(std::string_view line) {
    Pieces pieces;
    bool quoted = false;
    bool bracketed = false;
    char before = '\n';
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        const bool at_end = i == line.size();
        if (!at_end) {
            if (line[i] == '"') quoted = !quoted;
            if (line[i] == '<' && !quoted) bracketed = true;
            if (line[i] == '>') bracketed = false;
            if (quoted || bracketed || !is_break(line[i])) continue;
        }
        const std::string_view text = trim(line.substr(begin, i - begin));
        if (!text.empty()) pieces.push_back({text, before});
        before = at_end ? '\n' : line[i];
        begin = i + 1;
    }
    return pieces;
}

// "Wayne, John" is John Wayne.
std::string turned(std::string_view name) {
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos) return std::string{name};
    return std::string{trim(name.substr(comma + 1))} + ' ' +
           std::string{trim(name.substr(0, comma))};
}

// "Ada Lindqvist | ada@x.example", as a sheet's cells come, in any order: one entry; no value: the
// line is no such row.
std::optional<Entry> row_of_cells(std::string_view line) {
    std::string name;
    std::string_view address;
    std::size_t cells = 0;
    const char* const first = line.data();
    while (true) {
        const std::size_t tab = std::min(line.find('\t'), line.size());
        const std::string_view cell = trim(line.substr(0, tab));
        if (++cells > most_cells || has(cell, ';') || has(cell, '\r')) return std::nullopt;
        if (address.empty() && is_bare_address(cell) && !has(cell, ',')) {
            address = cell;
        } else if (is_words(cell) && std::count(cell.begin(), cell.end(), ',') <= 1) {
            if (!name.empty() && !cell.empty()) name += ' ';
            name += turned(cell);
        } else {
            return std::nullopt;
        }
        if (tab == line.size()) break;
        line.remove_prefix(tab + 1);
    }
    if (cells < 2 || address.empty()) return std::nullopt;
    if (name.empty()) return Entry{std::string{address}, first};
    return Entry{'"' + name + "\" <" + std::string{address} + '>', first};
}

// "Wayne, John <jw@x.example>", as some mail programs write it.
std::size_t join_turned_name(const Pieces& pieces, std::size_t at, std::string& joined) {
    if (at + 1 >= pieces.size() || pieces[at + 1].before != ',' || !is_words(pieces[at].text))
        return 0;
    const std::string_view given = pieces[at + 1].text;
    const std::size_t bracket = given.find('<');
    if (bracket == 0 || bracket == std::string_view::npos || !has(given, '@') || has(given, '"'))
        return 0;
    joined = std::string{given.substr(0, bracket)} + std::string{pieces[at].text} + ' ' +
             std::string{given.substr(bracket)};
    return 2;
}

std::vector<Entry> entries_of(std::string_view line) {
    if (auto row = row_of_cells(line)) return {*std::move(row)};
    const Pieces pieces = cut_line(line);
    std::vector<Entry> entries;
    for (std::size_t at = 0; at < pieces.size();) {
        const std::string_view text = pieces[at].text;
        std::string joined;
        if (const std::size_t taken = join_turned_name(pieces, at, joined); taken > 0) {
            entries.push_back({joined, text.data()});
            at += taken;
            continue;
        }
        ++at;
        if (!is_row_of_addresses(text)) {
            entries.push_back({std::string{text}, text.data()});
            continue;
        }
        for (const std::string_view word : words_of(text))
            entries.push_back({std::string{word}, word.data()});
    }
    return entries;
}

}  // namespace

Paste cut_paste(std::string_view text) {
    Paste paste;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        for (Entry& entry : entries_of(trim(text.substr(begin, end - begin)))) {
            if (paste.entries.size() >= limits::addresses_a_paste) {
                const auto left = static_cast<std::size_t>(entry.begin - text.data());
                paste.rest = std::string{trim(text.substr(left))};
                return paste;
            }
            paste.entries.push_back(std::move(entry.text));
        }
        begin = end + 1;
    }
    return paste;
}

}  // namespace usher

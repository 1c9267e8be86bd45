#include "server/store/log_entries.hpp"

#include <algorithm>
#include <charconv>

#include "server/store/sqlite_failure.hpp"

namespace usher::store {
namespace {

using Salt = app::LogEntry::Salt;

static_assert(std::tuple_size_v<app::Digest::Bytes> == 2 * std::tuple_size_v<Salt>);

std::string beginning(OrganizationId home, std::string_view kind) {
    std::string text{"{\"type\":\""};
    text += kind;
    text += "\",\"home\":\"";
    text += home.text();
    text += '"';
    return text;
}

void seal(const app::LogEntry& entry, LogText::Seals& seals) {
    if (!entry.payload.empty()) return seals.push_back(entry.salt);
    const auto* const half = entry.erased.begin() + std::tuple_size_v<Salt>;
    std::copy(entry.erased.begin(), half, seals.emplace_back().begin());
    std::copy(half, entry.erased.end(), seals.emplace_back().begin());
}

/// The seals of a row, one after the other.
class Seals {
public:
    explicit Seals(const LogText::Seals& seals) : next_{seals.begin()}, end_{seals.end()} {}

    void give(app::LogEntry& entry) {
        if (!entry.payload.empty()) {
            entry.salt = take();
            return;
        }
        for (auto* to = entry.erased.begin(); to != entry.erased.end();) {
            const Salt half = take();
            to = std::copy(half.begin(), half.end(), to);
        }
    }
    bool are_over() const { return next_ == end_; }

private:
    Salt take() {
        if (are_over()) fail_damaged("log");
        return *next_++;
    }

    LogText::Seals::const_iterator next_;
    LogText::Seals::const_iterator end_;
};

/// The lines of a text, one after the other.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_{text} {}

    std::string_view next() {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) fail_damaged("log");
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }
    bool are_over() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

app::LogEntry read_entry(OrganizationId home, Lines& lines) {
    app::LogEntry entry;
    const std::string_view head = lines.next();
    const char* const end = head.data() + head.size();
    const auto [after, code] = std::from_chars(head.data(), end, entry.index);
    if (code != std::errc{} || after == end || *after != ' ') fail_damaged("log");
    entry.kind.assign(after + 1, end);
    const std::string_view kept = lines.next();
    if (kept.empty() || kept.front() == '{') {
        entry.payload = kept;
    } else {
        entry.payload = beginning(home, entry.kind).append(kept);
    }
    return entry;
}

}  // namespace

LogText write_entries(OrganizationId home, const std::vector<app::LogEntry>& entries) {
    LogText text;
    text.seals.reserve(entries.size());
    for (const app::LogEntry& entry : entries) {
        text.entries += std::to_string(entry.index);
        text.entries += ' ';
        text.entries += entry.kind;
        text.entries += '\n';
        std::string_view kept{entry.payload};
        const std::string known = beginning(home, entry.kind);
        if (kept.starts_with(known)) kept.remove_prefix(known.size());
        text.entries += kept;
        text.entries += '\n';
        seal(entry, text.seals);
    }
    return text;
}

std::vector<app::LogEntry> read_entries(OrganizationId home, const LogText& text) {
    std::vector<app::LogEntry> entries;
    entries.reserve(text.seals.size());
    Lines lines{text.entries};
    Seals seals{text.seals};
    while (!lines.are_over()) {
        entries.push_back(read_entry(home, lines));
        seals.give(entries.back());
    }
    if (!seals.are_over()) fail_damaged("log");
    return entries;
}

}  // namespace usher::store

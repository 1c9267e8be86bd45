#include "server/store/log_entries.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace usher::store {
namespace {

using Salt = app::LogEntry::Salt;

constexpr std::size_t longest_index = std::numeric_limits<std::uint32_t>::digits10 + 1;

static_assert(std::tuple_size_v<app::Digest::Bytes> == 2 * std::tuple_size_v<Salt>);

/// What a kind stands between at the beginning of every payload of a home.
struct Frame {
    explicit Frame(OrganizationId home) : after{"\",\"home\":\"" + home.text() + '"'} {}

    /// The payload without what this and its kind say; the whole where it begins otherwise.
    std::string_view inside(std::string_view payload, std::string_view kind) const {
        const std::size_t size = before.size() + kind.size() + after.size();
        if (!payload.starts_with(before)) return payload;
        if (payload.substr(before.size(), kind.size()) != kind) return payload;
        if (payload.substr(before.size() + kind.size(), after.size()) != after) return payload;
        return payload.substr(size);
    }

    static constexpr std::string_view before = "{\"type\":\"";
    std::string after;
};

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

    /// False: there are not enough.
    bool give(app::LogEntry& entry) {
        if (!entry.payload.empty()) return take(entry.salt.begin());
        return take(entry.erased.begin()) && take(entry.erased.begin() + std::tuple_size_v<Salt>);
    }

    bool are_over() const { return next_ == end_; }

private:
    bool take(std::uint8_t* to) {
        if (next_ == end_) return false;
        std::copy(next_->begin(), next_->end(), to);
        ++next_;
        return true;
    }

    LogText::Seals::const_iterator next_;
    LogText::Seals::const_iterator end_;
};

/// The lines of a text, one after the other.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_{text} {}

    std::optional<std::string_view> next() {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }
    bool are_over() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

bool read_head(std::string_view head, app::LogEntry& entry) {
    const char* const end = head.data() + head.size();
    const auto [after, code] = std::from_chars(head.data(), end, entry.index);
    if (code != std::errc{} || after == end || *after != ' ') return false;
    entry.kind.assign(after + 1, end);
    return true;
}

std::optional<app::LogEntry> read_entry(const Frame& frame, Lines& lines) {
    app::LogEntry entry;
    const auto head = lines.next();
    const auto kept = lines.next();
    if (!head || !kept || !read_head(*head, entry)) return std::nullopt;
    if (kept->empty() || kept->front() == '{') {
        entry.payload = *kept;
    } else {
        entry.payload.append(frame.before).append(entry.kind).append(frame.after).append(*kept);
    }
    return entry;
}

}  // namespace

LogText write_entries(OrganizationId home, const std::vector<app::LogEntry>& entries) {
    LogText text;
    const Frame frame{home};
    std::size_t size = 0;
    for (const app::LogEntry& entry : entries)
        size += entry.kind.size() + entry.payload.size() + longest_index + 3;
    text.entries.reserve(size);
    text.seals.reserve(entries.size());
    for (const app::LogEntry& entry : entries) {
        text.entries += std::to_string(entry.index);
        text.entries += ' ';
        text.entries += entry.kind;
        text.entries += '\n';
        text.entries += frame.inside(entry.payload, entry.kind);
        text.entries += '\n';
        seal(entry, text.seals);
    }
    return text;
}

std::vector<app::LogEntry> read_entries(OrganizationId home, const LogText& text) {
    std::vector<app::LogEntry> entries;
    entries.reserve(text.seals.size());
    const Frame frame{home};
    Lines lines{text.entries};
    Seals seals{text.seals};
    while (!lines.are_over()) {
        auto entry = read_entry(frame, lines);
        if (!entry || !seals.give(*entry)) return {};
        entries.push_back(*std::move(entry));
    }
    if (!seals.are_over()) return {};
    return entries;
}

}  // namespace usher::store

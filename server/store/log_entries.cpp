#include "server/store/log_entries.hpp"

#include <algorithm>
#include <charconv>

#include "server/store/sqlite_failure.hpp"

namespace usher::store {
namespace {

using Seal = LogText::Seal;

constexpr std::size_t digest_bytes = std::tuple_size_v<app::Digest::Bytes>;

std::string beginning(OrganizationId home, std::string_view kind) {
    std::string text{"{\"type\":\""};
    text += kind;
    text += "\",\"home\":\"";
    text += home.text();
    text += '"';
    return text;
}

Seal seal_of(const app::LogEntry& entry) {
    Seal seal{};
    const auto salt =
        std::copy(entry.payload_digest.begin(), entry.payload_digest.end(), seal.begin());
    if (!entry.payload.empty()) std::copy(entry.salt.begin(), entry.salt.end(), salt);
    return seal;
}

void break_seal(const Seal& seal, app::LogEntry& entry) {
    const auto* salt = seal.begin() + digest_bytes;
    std::copy(seal.begin(), salt, entry.payload_digest.begin());
    std::copy(salt, seal.end(), entry.salt.begin());
}

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
    bool is_over() const { return rest_.empty(); }

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
        text.seals.push_back(seal_of(entry));
    }
    return text;
}

std::vector<app::LogEntry> read_entries(OrganizationId home, const LogText& text) {
    std::vector<app::LogEntry> entries;
    entries.reserve(text.seals.size());
    Lines lines{text.entries};
    for (const Seal& seal : text.seals) {
        entries.push_back(read_entry(home, lines));
        break_seal(seal, entries.back());
    }
    if (!lines.is_over()) fail_damaged("log");
    return entries;
}

}  // namespace usher::store

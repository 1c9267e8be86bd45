#include "server/store/log_rows.hpp"

#include <algorithm>
#include <limits>

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char insert_entry[] =
    "INSERT INTO log (organization, change, position, command, at, actor_kind, actor, kind, "
    "payload_digest, chain, salt, payload) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
// The salt goes with the payload, so that an erased payload cannot be guessed from its digest.
constexpr char erase_entries[] =
    "UPDATE log SET salt = NULL, payload = NULL WHERE organization = ? AND instr(payload, ?) > 0";
constexpr char select_absorbed[] =
    "SELECT json_extract(payload, '$.absorbed') FROM log WHERE organization = ? AND kind = "
    "'people_merged' AND json_extract(payload, '$.person') = ?";
constexpr char select_last_chain[] =
    "SELECT chain FROM log WHERE organization = ? ORDER BY change DESC, position DESC LIMIT 1";

constexpr char select_log[] =
    "SELECT change, position, command, at, actor_kind, actor, kind, payload FROM log WHERE "
    "organization = ?1 AND change < ?2 AND change >= ?3 AND (?4 = '' OR kind = ?4) "
    "ORDER BY change DESC, position LIMIT ?5";

constexpr char select_entries[] =
    "SELECT change, position, command, at, actor_kind, actor, kind, payload_digest, chain, salt, "
    "payload FROM log WHERE organization = ?1 AND (change, position) > (?2, ?3) ORDER BY change, "
    "position LIMIT ?4";

constexpr std::size_t no_limit = std::numeric_limits<std::int64_t>::max();

/// The changes before one, from another on.
struct Changes {
    std::uint64_t end;
    std::uint64_t begin;
};

std::vector<app::LogLine> read_lines(Connection& connection, OrganizationId home,
                                     const Changes& changes, std::string_view kind,
                                     std::size_t limit) {
    std::vector<app::LogLine> lines;
    Query row{connection, select_log, home, changes.end, changes.begin, kind, limit};
    while (row.next()) {
        app::LogLine line;
        line.change = row.take<std::uint64_t>();
        line.index = row.take<std::uint32_t>();
        line.command = row.take<CommandId>();
        line.at = row.take<Instant>();
        line.by = row.take<Actor>();
        line.kind = row.take<std::string>();
        line.payload = row.take<std::optional<std::string>>();
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

void append_log_entry(Connection& connection, const app::LogEntry& entry) {
    execute(connection, insert_entry, entry.home, entry.change, entry.index, entry.command,
            entry.at, entry.by, entry.kind, entry.payload_digest, entry.chain, entry.salt,
            entry.payload);
}

std::vector<Bits128> erase_payloads(Connection& connection, OrganizationId home,
                                    const Bits128& whom) {
    std::vector<Bits128> erased;
    std::vector<std::string> names{whom.text()};
    for (std::size_t i = 0; i < names.size(); ++i) {
        {
            Query row{connection, select_absorbed, home, names[i]};
            while (row.next()) names.push_back(row.take<std::string>());
        }
        execute(connection, erase_entries, home, names[i]);
        erased.push_back(Bits128::parse(names[i]).value_or(Bits128{}));
    }
    return erased;
}

app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home) {
    Query row{connection, select_last_chain, home};
    return row.take_first<app::Digest::Bytes>().value_or(app::Digest::Bytes{});
}

std::vector<app::LogLine> read_log(Connection& connection, OrganizationId home,
                                   std::uint64_t before, std::string_view kind, std::size_t limit) {
    const std::uint64_t end =
        before == 0 ? std::uint64_t{std::numeric_limits<std::int64_t>::max()} : before;
    std::vector<app::LogLine> lines = read_lines(connection, home, {end, 0}, kind, limit + 1);
    if (lines.size() <= limit) return lines;
    const std::uint64_t cut = lines.back().change;
    const auto is_whole = [&](const app::LogLine& line) { return line.change != cut; };
    const auto end_of_whole = std::find_if_not(lines.begin(), lines.end(), is_whole);
    // The change that does not fit is left for the next page, unless it is the only one.
    if (end_of_whole == lines.begin())
        return read_lines(connection, home, {cut + 1, cut}, kind, no_limit);
    lines.erase(end_of_whole, lines.end());
    return lines;
}

std::vector<app::LogEntry> read_log_entries(Connection& connection, OrganizationId home,
                                            std::uint64_t after, std::uint32_t after_index,
                                            std::size_t limit) {
    using Salt = decltype(app::LogEntry::salt);
    std::vector<app::LogEntry> entries;
    // The first change is 1, its first entry 0.
    const std::int64_t index = after == 0 ? -1 : std::int64_t{after_index};
    Query row{connection, select_entries, home, after, index, limit};
    while (row.next()) {
        app::LogEntry entry;
        entry.home = home;
        entry.change = row.take<std::uint64_t>();
        entry.index = row.take<std::uint32_t>();
        entry.command = row.take<CommandId>();
        entry.at = row.take<Instant>();
        entry.by = row.take<Actor>();
        entry.kind = row.take<std::string>();
        entry.payload_digest = row.take<app::Digest::Bytes>();
        entry.chain = row.take<app::Digest::Bytes>();
        entry.salt = row.take<std::optional<Salt>>().value_or(Salt{});
        entry.payload = row.take<std::optional<std::string>>().value_or("");
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace usher::store

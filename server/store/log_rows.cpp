#include "server/store/log_rows.hpp"

#include <algorithm>

#include "server/app/log_chain.hpp"
#include "server/store/log_entries.hpp"
#include "server/store/query.hpp"

namespace usher::store {
namespace {

// A row's key is its organization's number and, in the lower bits, its change.
constexpr int change_bits = 40;
constexpr std::uint64_t last_change = (std::uint64_t{1} << change_bits) - 1;

constexpr char select_number[] = "SELECT number FROM logs WHERE organization = ?";
constexpr char insert_log[] = "INSERT INTO logs (organization) VALUES (?)";
constexpr char insert_change[] =
    "INSERT INTO log (place, command, at, actor_kind, actor, entries, seals, chain) VALUES (?, ?, "
    "?, ?, ?, ?, ?, ?)";
constexpr char select_naming[] =
    "SELECT place, entries, seals FROM log WHERE place BETWEEN ?1 AND ?2 AND instr(entries, ?3) > "
    "0";
constexpr char update_entries[] = "UPDATE log SET entries = ?2, seals = ?3 WHERE place = ?1";
constexpr char select_absorbed[] =
    "SELECT json_extract(?1, '$.absorbed') WHERE json_extract(?1, '$.person') = ?2";
constexpr char select_last_chain[] =
    "SELECT chain FROM log WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1";

// What has the kind in it may still have it in another place.
constexpr char select_newest[] =
    "SELECT place, command, at, actor_kind, actor, entries, seals FROM log WHERE place BETWEEN ?1 "
    "AND ?2 AND instr(entries, ?3) > 0 ORDER BY place DESC";
constexpr char select_oldest[] =
    "SELECT place, command, at, actor_kind, actor, entries, seals, chain FROM log WHERE place "
    "BETWEEN ?1 AND ?2 ORDER BY place LIMIT ?3";

/// The keys of some of an organization's changes, both ends included; of one without a log, of
/// none.
struct Places {
    std::int64_t first = 0;
    std::int64_t last = -1;
};

std::optional<std::int64_t> find_log(Connection& connection, OrganizationId home) {
    Query row{connection, select_number, home};
    const auto number = row.take_first<std::int64_t>();
    if (!number) return std::nullopt;
    return *number << change_bits;
}

std::int64_t find_or_begin_log(Connection& connection, OrganizationId home) {
    const auto found = find_log(connection, home);
    if (found) return *found;
    execute(connection, insert_log, home);
    return find_log(connection, home).value_or(0);
}

Places places_of(Connection& connection, OrganizationId home, std::uint64_t first = 0,
                 std::uint64_t last = last_change) {
    const auto begin = find_log(connection, home);
    if (!begin || first > last) return {};
    return {*begin + static_cast<std::int64_t>(first),
            *begin + static_cast<std::int64_t>(std::min(last, last_change))};
}

LogText take_text(Query& row) {
    LogText text;
    text.entries = row.take<std::string>();
    text.seals = row.take<LogText::Seals>();
    return text;
}

app::LogChange take_change(Query& row, OrganizationId home) {
    app::LogChange change;
    change.home = home;
    change.change = row.take<std::uint64_t>() & last_change;
    change.command = row.take<CommandId>();
    change.at = row.take<Instant>();
    change.by = row.take<Actor>();
    change.entries = read_entries(home, take_text(row));
    return change;
}

app::LogLine line_of(const app::LogChange& change, app::LogEntry entry) {
    std::optional<std::string> payload;
    if (!entry.payload.empty()) payload = std::move(entry.payload);
    return {change.change, entry.index,           change.command,    change.at,
            change.by,     std::move(entry.kind), std::move(payload)};
}

/// The entries of a row, and which row it is.
struct Row {
    std::int64_t place = 0;
    std::vector<app::LogEntry> entries;
};

std::vector<Row> rows_naming(Connection& connection, OrganizationId home, const std::string& name) {
    std::vector<Row> rows;
    const Places places = places_of(connection, home);
    Query row{connection, select_naming, places.first, places.last, name};
    while (row.next()) {
        const auto place = row.take<std::int64_t>();
        rows.push_back({place, read_entries(home, take_text(row))});
    }
    return rows;
}

void add_absorbed(Connection& connection, const app::LogEntry& entry, const std::string& by,
                  std::vector<std::string>& names) {
    if (entry.kind != "people_merged" || entry.payload.empty()) return;
    Query row{connection, select_absorbed, entry.payload, by};
    if (const auto absorbed = row.take_first<std::string>()) names.push_back(*absorbed);
}

}  // namespace

void append_log_change(Connection& connection, const app::LogChange& change, LogPlaces& known) {
    const auto [found, is_new] = known.try_emplace(change.home, 0);
    if (is_new) found->second = find_or_begin_log(connection, change.home);
    const LogText text = write_entries(change.home, change.entries);
    execute(connection, insert_change, found->second + static_cast<std::int64_t>(change.change),
            change.command, change.at, change.by, text.entries, text.seals, change.chain);
}

std::vector<Bits128> erase_payloads(Connection& connection, OrganizationId home,
                                    const Bits128& whom, const app::Digest& digest) {
    std::vector<Bits128> erased;
    std::vector<std::string> names{whom.text()};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = names[i];
        for (Row& row : rows_naming(connection, home, name)) {
            for (app::LogEntry& entry : row.entries) {
                if (entry.payload.find(name) == std::string::npos) continue;
                add_absorbed(connection, entry, name, names);
                entry.erased = app::payload_digest_of(digest, entry);
                entry.payload.clear();
            }
            const LogText left = write_entries(home, row.entries);
            execute(connection, update_entries, row.place, left.entries, left.seals);
        }
        erased.push_back(Bits128::parse(name).value_or(Bits128{}));
    }
    return erased;
}

app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home) {
    const Places places = places_of(connection, home);
    Query row{connection, select_last_chain, places.first, places.last};
    return row.take_first<app::Digest::Bytes>().value_or(app::Digest::Bytes{});
}

std::vector<app::LogLine> read_log(Connection& connection, OrganizationId home,
                                   std::uint64_t before, std::string_view kind, std::size_t limit) {
    std::vector<app::LogLine> lines;
    const std::string sought = kind.empty() ? "\n" : ' ' + std::string{kind} + '\n';
    const Places places = places_of(connection, home, 0, before == 0 ? last_change : before - 1);
    Query row{connection, select_newest, places.first, places.last, sought};
    while (lines.size() < limit && row.next()) {
        app::LogChange change = take_change(row, home);
        const std::size_t whole = lines.size();
        for (app::LogEntry& entry : change.entries) {
            if (kind.empty() || entry.kind == kind)
                lines.push_back(line_of(change, std::move(entry)));
        }
        if (lines.size() <= limit || whole == 0) continue;
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(whole), lines.end());
        break;
    }
    return lines;
}

std::vector<app::LogChange> read_log_changes(Connection& connection, OrganizationId home,
                                             std::uint64_t after, std::size_t limit) {
    std::vector<app::LogChange> changes;
    const Places places = places_of(connection, home, after + 1);
    Query row{connection, select_oldest, places.first, places.last, limit};
    while (row.next()) {
        changes.push_back(take_change(row, home));
        changes.back().chain = row.take<app::Digest::Bytes>();
    }
    return changes;
}

}  // namespace usher::store

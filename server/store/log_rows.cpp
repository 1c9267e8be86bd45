#include "server/store/log_rows.hpp"

#include <algorithm>
#include <limits>

#include "server/store/log_entries.hpp"
#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char insert_change[] =
    "INSERT INTO log (organization, change, command, at, actor_kind, actor, entries, seals, chain) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr char select_naming[] =
    "SELECT number, entries, seals FROM log WHERE organization = ? AND instr(entries, ?) > 0";
constexpr char update_entries[] = "UPDATE log SET entries = ?2, seals = ?3 WHERE number = ?1";
constexpr char select_absorbed[] =
    "SELECT json_extract(?1, '$.absorbed') WHERE json_extract(?1, '$.person') = ?2";
constexpr char select_last_chain[] =
    "SELECT chain FROM log WHERE organization = ? ORDER BY change DESC LIMIT 1";

// What has the kind in it may still have it in another place.
constexpr char select_newest[] =
    "SELECT change, command, at, actor_kind, actor, entries, seals FROM log WHERE organization = "
    "?1 AND change < ?2 AND instr(entries, ?3) > 0 ORDER BY change DESC";
constexpr char select_oldest[] =
    "SELECT change, command, at, actor_kind, actor, entries, seals, chain FROM log WHERE "
    "organization = ?1 AND change > ?2 ORDER BY change LIMIT ?3";

constexpr std::uint64_t last_change = std::numeric_limits<std::int64_t>::max();

LogText take_text(Query& row) {
    LogText text;
    text.entries = row.take<std::string>();
    text.seals = row.take<std::vector<LogText::Seal>>();
    return text;
}

app::LogChange take_change(Query& row, OrganizationId home) {
    app::LogChange change;
    change.home = home;
    change.change = row.take<std::uint64_t>();
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
    std::int64_t number = 0;
    std::vector<app::LogEntry> entries;
};

std::vector<Row> rows_naming(Connection& connection, OrganizationId home, const std::string& name) {
    std::vector<Row> rows;
    Query row{connection, select_naming, home, name};
    while (row.next()) {
        const auto number = row.take<std::int64_t>();
        rows.push_back({number, read_entries(home, take_text(row))});
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

void append_log_change(Connection& connection, const app::LogChange& change) {
    const LogText text = write_entries(change.home, change.entries);
    execute(connection, insert_change, change.home, change.change, change.command, change.at,
            change.by, text.entries, text.seals, change.chain);
}

std::vector<Bits128> erase_payloads(Connection& connection, OrganizationId home,
                                    const Bits128& whom) {
    std::vector<Bits128> erased;
    std::vector<std::string> names{whom.text()};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = names[i];
        for (Row& row : rows_naming(connection, home, name)) {
            for (app::LogEntry& entry : row.entries) {
                if (entry.payload.find(name) == std::string::npos) continue;
                add_absorbed(connection, entry, name, names);
                entry.payload.clear();
            }
            const LogText left = write_entries(home, row.entries);
            execute(connection, update_entries, row.number, left.entries, left.seals);
        }
        erased.push_back(Bits128::parse(name).value_or(Bits128{}));
    }
    return erased;
}

app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home) {
    Query row{connection, select_last_chain, home};
    return row.take_first<app::Digest::Bytes>().value_or(app::Digest::Bytes{});
}

std::vector<app::LogLine> read_log(Connection& connection, OrganizationId home,
                                   std::uint64_t before, std::string_view kind, std::size_t limit) {
    std::vector<app::LogLine> lines;
    const std::string sought = kind.empty() ? "\n" : ' ' + std::string{kind} + '\n';
    Query row{connection, select_newest, home, before == 0 ? last_change : before, sought};
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
    Query row{connection, select_oldest, home, after, limit};
    while (row.next()) {
        changes.push_back(take_change(row, home));
        changes.back().chain = row.take<app::Digest::Bytes>();
    }
    return changes;
}

}  // namespace usher::store

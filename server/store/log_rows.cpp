#include "server/store/log_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char insert_entry[] =
    "INSERT INTO log (organization, change, position, command, at, actor_kind, actor, kind, "
    "payload_digest, chain) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
// The salt goes with the payload, so that an erased payload cannot be guessed from its digest.
constexpr char insert_payload[] =
    "INSERT INTO log_payloads (organization, change, position, salt, payload) VALUES (?, ?, ?, ?, "
    "?)";
constexpr char delete_payloads[] =
    "DELETE FROM log_payloads WHERE organization = ? AND instr(payload, ?) > 0";
constexpr char select_absorbed[] =
    "SELECT json_extract(payload, '$.absorbed') FROM log JOIN log_payloads USING (organization, "
    "change, position) WHERE organization = ? AND kind = 'people_merged' AND "
    "json_extract(payload, '$.person') = ?";
constexpr char select_last_chain[] =
    "SELECT chain FROM log WHERE organization = ? ORDER BY change DESC, position DESC LIMIT 1";

}  // namespace

void append_log_entry(Connection& connection, const app::LogEntry& entry) {
    execute(connection, insert_entry, entry.home, entry.change, entry.index, entry.command,
            entry.at, entry.by, entry.kind, entry.payload_digest, entry.chain);
    execute(connection, insert_payload, entry.home, entry.change, entry.index, entry.salt,
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
        execute(connection, delete_payloads, home, names[i]);
        erased.push_back(Bits128::parse(names[i]).value_or(Bits128{}));
    }
    return erased;
}

app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home) {
    Query row{connection, select_last_chain, home};
    return row.take_first<app::Digest::Bytes>().value_or(app::Digest::Bytes{});
}

}  // namespace usher::store

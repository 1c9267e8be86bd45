#include "server/store/answer_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_answer[] =
    "SELECT key, body, sequence, answer, at FROM kept_answers WHERE key = ?";
constexpr char insert_answer[] =
    "INSERT INTO kept_answers (key, body, sequence, answer, at) VALUES (?, ?, ?, ?, ?)";
constexpr char delete_of_person[] = "DELETE FROM kept_answers WHERE instr(answer, ?) > 0";
constexpr char delete_old[] = "DELETE FROM kept_answers WHERE at < ?";
constexpr char select_sequence[] =
    "SELECT sequence FROM sequences WHERE organization = ? AND account = ? AND client = ?";
constexpr char upsert_sequence[] =
    "INSERT INTO sequences (organization, account, client, sequence) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (organization, account, client) DO UPDATE SET sequence = excluded.sequence";

}  // namespace

std::optional<app::KeptAnswer> read_answer(Connection& connection, const app::Digest::Bytes& key) {
    Query row{connection, select_answer, key};
    if (!row.next()) return std::nullopt;
    return app::KeptAnswer{row.take<app::Digest::Bytes>(), row.take<app::Digest::Bytes>(),
                           row.take<std::uint64_t>(), row.take<std::string>(), row.take<Instant>()};
}

void write_answer(Connection& connection, const app::KeptAnswer& answer) {
    execute(connection, insert_answer, answer.key, answer.body, answer.sequence, answer.answer,
            answer.at);
}

void delete_answers(Connection& connection, PersonId person) {
    execute(connection, delete_of_person, person.text());
}

std::uint64_t read_sequence(Connection& connection, const Sender& sender) {
    Query row{connection, select_sequence, sender.home, sender.account, sender.client};
    return row.take_first<std::uint64_t>().value_or(0);
}

void write_sequence(Connection& connection, const Sender& sender, std::uint64_t sequence) {
    execute(connection, upsert_sequence, sender.home, sender.account, sender.client, sequence);
}

void delete_old_answers(Connection& connection, Instant before) {
    execute(connection, delete_old, before);
}

}  // namespace usher::store

#include "server/store/answer_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

constexpr char select_answer[] =
    "SELECT body, answer, at FROM answers WHERE organization = ? AND sender = ? AND client = ? AND "
    "sequence = ?";
constexpr char insert_answer[] =
    "INSERT INTO answers (organization, sender, client, sequence, body, answer, at) VALUES (?, ?, "
    "?, ?, ?, ?, ?)";
constexpr char select_last_sequence[] =
    "SELECT sequence FROM answers WHERE organization = ? AND sender = ? AND client = ? ORDER BY "
    "sequence DESC LIMIT 1";
// What has a key of its own is not numbered.
constexpr char delete_keyed_of_person[] =
    "DELETE FROM answers WHERE sequence = 0 AND instr(answer, ?) > 0";
constexpr char empty_of_person[] = "UPDATE answers SET answer = '' WHERE instr(answer, ?) > 0";
constexpr char delete_old[] =
    "DELETE FROM answers AS a WHERE at < ? AND (sequence = 0 OR EXISTS (SELECT 1 FROM answers AS b "
    "WHERE b.organization = a.organization AND b.sender = a.sender AND b.client = a.client AND "
    "b.sequence > a.sequence))";
constexpr char empty_old[] = "UPDATE answers SET answer = '' WHERE at < ? AND answer <> ''";

}  // namespace

std::optional<app::KeptAnswer> read_answer(Connection& connection, const app::Sender& sender,
                                           std::uint64_t sequence) {
    Query row{connection, select_answer, sender.home, sender.id, sender.client, sequence};
    if (!row.next()) return std::nullopt;
    return app::KeptAnswer{sender, sequence, row.take<app::Digest::Bytes>(),
                           row.take<std::string>(), row.take<Instant>()};
}

void write_answer(Connection& connection, const app::KeptAnswer& answer) {
    const app::Sender& sender = answer.sender;
    execute(connection, insert_answer, sender.home, sender.id, sender.client, answer.sequence,
            answer.body, answer.answer, answer.at);
}

std::uint64_t read_last_sequence(Connection& connection, const app::Sender& sender) {
    Query row{connection, select_last_sequence, sender.home, sender.id, sender.client};
    return row.take_first<std::uint64_t>().value_or(0);
}

void erase_answers(Connection& connection, PersonId person) {
    execute(connection, delete_keyed_of_person, person.text());
    execute(connection, empty_of_person, person.text());
}

void delete_old_answers(Connection& connection, Instant before) {
    execute(connection, delete_old, before);
    execute(connection, empty_old, before);
}

}  // namespace usher::store

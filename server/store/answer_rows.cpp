#include "server/store/answer_rows.hpp"

#include "server/store/query.hpp"

namespace usher::store {
namespace {

// Whoever repeats what they sent that many batches ago is told that it was applied, not how.
constexpr int most_runs = 100;

constexpr char select_place[] =
    "SELECT sequence, number, first, before FROM senders WHERE organization = ? AND sender = ? AND "
    "client = ?";
constexpr char select_earlier_place[] =
    "SELECT sequence, number, first, before FROM answers WHERE number = ?";
constexpr char select_answer[] =
    "SELECT body, answer, at FROM answers WHERE number = ? AND sequence = ?";
constexpr char select_last_number[] = "SELECT coalesce(max(number), 0) FROM answers";
constexpr char insert_answer[] =
    "INSERT INTO answers (number, sequence, first, before, body, answer, at) VALUES (?, ?, ?, ?, "
    "?, ?, ?)";
constexpr char put_place[] =
    "INSERT INTO senders (organization, sender, client, sequence, number, first, before) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence, "
    "number = excluded.number, first = excluded.first, before = excluded.before";
constexpr char empty_of_person[] = "UPDATE answers SET answer = '' WHERE instr(answer, ?) > 0";
// Numbers are given once: the last row stays. What a wrong clock dated ahead is of no account.
constexpr char delete_old[] =
    "DELETE FROM answers WHERE number < coalesce((SELECT number FROM answers WHERE at >= ? AND at "
    "<= ? ORDER BY number LIMIT 1), (SELECT max(number) FROM answers))";
constexpr char empty_old[] =
    "UPDATE answers SET answer = '' WHERE at < ? AND number = (SELECT max(number) FROM answers)";
// What has a key of its own is not numbered.
constexpr char delete_old_keys[] =
    "DELETE FROM senders WHERE sequence = 0 AND number < (SELECT min(number) FROM answers)";

template <class... Values>
std::optional<AnswerPlace> read_place(Connection& connection, const char* sql,
                                      const Values&... values) {
    Query row{connection, sql, values...};
    if (!row.next()) return std::nullopt;
    return AnswerPlace{row.take<std::uint64_t>(), row.take<std::int64_t>(),
                       row.take<std::uint64_t>(), row.take<std::int64_t>()};
}

std::optional<AnswerPlace> last_place(Connection& connection, const app::Sender& sender) {
    return read_place(connection, select_place, sender.home, sender.id, sender.client);
}

std::optional<AnswerPlace> last_place(Connection& connection, const app::Sender& sender,
                                      KnownPlaces& known) {
    if (known.sender != sender) {
        known.of_sender = last_place(connection, sender);
        known.sender = sender;
    }
    return known.of_sender;
}

}  // namespace

std::optional<app::KeptAnswer> read_answer(Connection& connection, const app::Sender& sender,
                                           std::uint64_t sequence) {
    auto place = last_place(connection, sender);
    for (int run = 1; place && sequence < place->first && run < most_runs; ++run)
        place = read_place(connection, select_earlier_place, place->before);
    if (!place || sequence < place->first || sequence > place->sequence) return std::nullopt;
    const auto number = place->number - static_cast<std::int64_t>(place->sequence - sequence);
    Query row{connection, select_answer, number, sequence};
    if (!row.next()) return std::nullopt;
    return app::KeptAnswer{sender, sequence, row.take<app::Digest::Bytes>(),
                           row.take<std::string>(), row.take<Instant>()};
}

void write_answer(Connection& connection, const app::KeptAnswer& answer, KnownPlaces& known) {
    const app::Sender& sender = answer.sender;
    const auto last = last_place(connection, sender, known);
    if (last && answer.sequence <= last->sequence)
        throw app::StoreFailure{"a sequence was to be answered twice", false};
    if (!known.last_number)
        known.last_number =
            Query{connection, select_last_number}.take_first<std::int64_t>().value_or(0);
    AnswerPlace place;
    place.sequence = answer.sequence;
    place.number = *known.last_number + 1;
    const bool is_beside =
        last && last->sequence + 1 == place.sequence && last->number + 1 == place.number;
    place.first = is_beside ? last->first : place.sequence;
    place.before = is_beside ? last->before : last ? last->number : 0;
    execute(connection, insert_answer, place.number, place.sequence, place.first, place.before,
            answer.body, answer.answer, answer.at);
    execute(connection, put_place, sender.home, sender.id, sender.client, place.sequence,
            place.number, place.first, place.before);
    known = {sender, place, place.number};
}

std::uint64_t read_last_sequence(Connection& connection, const app::Sender& sender,
                                 KnownPlaces& known) {
    const auto place = last_place(connection, sender, known);
    return place ? place->sequence : 0;
}

void erase_answers(Connection& connection, PersonId person) {
    execute(connection, empty_of_person, person.text());
}

void delete_old_answers(Connection& connection, Instant before, Instant now) {
    execute(connection, delete_old, before, now);
    execute(connection, empty_old, before);
    execute(connection, delete_old_keys);
}

}  // namespace usher::store

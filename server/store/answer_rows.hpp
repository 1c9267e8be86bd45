#pragma once

#include <cstdint>
#include <optional>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// Where a sender's last answer stands, and those before it.
struct AnswerPlace {
    std::uint64_t sequence = 0;
    std::int64_t number = 0;
    /// Since which sequence they stand side by side.
    std::uint64_t first = 0;
    /// The number of the last before those.
    std::int64_t before = 0;
};

/// What a transaction has read or written of it: the sender it asked for last, and the last number
/// of all.
struct KnownPlaces {
    std::optional<app::Sender> sender;
    std::optional<AnswerPlace> of_sender;
    std::optional<std::int64_t> last_number;
};

std::optional<app::KeptAnswer> read_answer(Connection& connection, const app::Sender& sender,
                                           std::uint64_t sequence);
/// Sequences go up: one that is not above the sender's last throws StoreFailure.
void write_answer(Connection& connection, const app::KeptAnswer& answer, KnownPlaces& known);
/// 0 when none.
std::uint64_t read_last_sequence(Connection& connection, const app::Sender& sender,
                                 KnownPlaces& known);

/// What was answered about the person is empty from now on: a repeated command is told that it was
/// applied, not how.
void erase_answers(Connection& connection, PersonId person);
/// All but the numbers by which a sender goes on.
void delete_old_answers(Connection& connection, Instant before, Instant now);

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <optional>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

std::optional<app::KeptAnswer> read_answer(Connection& connection, const app::Sender& sender,
                                           std::uint64_t sequence);
/// Sequences go up: one that is not above the sender's last throws StoreFailure.
void write_answer(Connection& connection, const app::KeptAnswer& answer);
/// 0 when none.
std::uint64_t read_last_sequence(Connection& connection, const app::Sender& sender);

/// What was answered about the person is empty from now on: a repeated command is told that it was
/// applied, not how.
void erase_answers(Connection& connection, PersonId person);
/// All but the numbers by which a sender goes on.
void delete_old_answers(Connection& connection, Instant before, Instant now);

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <optional>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

std::optional<app::KeptAnswer> read_answer(Connection& connection, const app::Digest::Bytes& key);
/// A key is answered once: a second answer throws StoreFailure.
void write_answer(Connection& connection, const app::KeptAnswer& answer);

/// Those that name the person: a repeated command is then told that it was applied, not how.
void delete_answers(Connection& connection, PersonId person);

/// Whose commands are numbered together.
struct Sender {
    OrganizationId home;
    AccountId account;
    Bits128 client;
};

/// 0 when none.
std::uint64_t read_sequence(Connection& connection, const Sender& sender);
void write_sequence(Connection& connection, const Sender& sender, std::uint64_t sequence);

void delete_old_answers(Connection& connection, Instant before);

}  // namespace usher::store

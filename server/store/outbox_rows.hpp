#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// The mail gets the next number.
void queue_mail(Connection& connection, const app::OutboxMail& mail);
/// Drops what still waits for the invitation, of this generation and earlier.
void drop_mail(Connection& connection, OrganizationId home, InvitationId invitation,
               std::uint32_t up_to_generation, Instant at);
/// Lets what was dropped then wait again.
void restore_mail(Connection& connection, const app::DroppedMail& dropped, Instant at);
/// Everything to the person, whatever became of it.
void release_mail(Connection& connection, OrganizationId home, JobId job, Instant due_at);
void delete_mail(Connection& connection, OrganizationId home, PersonId person);
/// Writes what became of an attempt: attempts, state, reply, when it is due again. A dropped mail
/// never waits again; that it had left already is written.
void write_mail(Connection& connection, const app::OutboxMail& mail);

/// Newest first, with numbers below `before`; 0 means from the newest.
std::vector<app::OutboxMail> read_outbox(Connection& connection, std::int64_t before,
                                         std::size_t limit);
/// Of the organization's invitations alone.
std::vector<app::OutboxMail> read_deliveries(Connection& connection, OrganizationId home,
                                             std::int64_t before, std::size_t limit);
/// Takes the next that waits and is due, codes first: one attempt more, and due again at `until`.
std::optional<app::OutboxMail> claim_due_mail(Connection& connection, Instant now, Instant until);
/// What waits and is due, the longest due first.
std::vector<app::OutboxMail> read_due_mail(Connection& connection, Instant now, std::size_t limit);
std::optional<Instant> read_next_due(Connection& connection);

}  // namespace usher::store

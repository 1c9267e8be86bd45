#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

std::optional<app::Session> read_session(Connection& connection, const app::Digest::Bytes& id);
/// Latest seen first.
std::vector<app::Session> read_sessions(Connection& connection, AccountId account);
void write_session(Connection& connection, const app::Session& session);
/// Nothing when there is no such session.
void write_seen(Connection& connection, const app::Digest::Bytes& id, Instant at);
void delete_session(Connection& connection, const app::Digest::Bytes& id);

std::optional<app::SignUp> read_sign_up(Connection& connection, const app::Digest::Bytes& browser);
/// A browser is on one way at a time: another sign-up of the same browser gives way.
void write_sign_up(Connection& connection, const app::SignUp& sign_up);
void delete_sign_ups(Connection& connection, std::string_view address_key);
void delete_sign_ups(Connection& connection, OrganizationId home, PersonId person);

/// Those whose time is over.
void delete_ended_sessions(Connection& connection, Instant now);
void delete_old_sign_ups(Connection& connection, Instant before);

}  // namespace usher::store

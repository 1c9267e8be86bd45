#pragma once

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

void append_log_entry(Connection& connection, const app::LogEntry& entry);
/// Of the organization's last entry; zeros when it has none.
app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home);

}  // namespace usher::store

#pragma once

#include <vector>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

void append_log_entry(Connection& connection, const app::LogEntry& entry);
/// The payloads of the organization's entries that name the person or account, or somebody who was
/// merged into them; headers and digests stay.
/// Answers whose they were: the one named, and whomever that one had absorbed.
std::vector<Bits128> erase_payloads(Connection& connection, OrganizationId home,
                                    const Bits128& whom);
/// Of the organization's last entry; zeros when it has none.
app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home);

}  // namespace usher::store

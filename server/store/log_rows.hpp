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

/// Newest first, with changes below `before` (0: all); a change is read whole or left for the next
/// page, and more than `limit` when it alone is larger.
std::vector<app::LogLine> read_log(Connection& connection, OrganizationId home,
                                   std::uint64_t before, std::string_view kind, std::size_t limit);

/// Oldest first, after an entry; all when that is (0, 0).
std::vector<app::LogEntry> read_log_entries(Connection& connection, OrganizationId home,
                                            std::uint64_t after, std::uint32_t after_index,
                                            std::size_t limit);

}  // namespace usher::store

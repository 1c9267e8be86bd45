#pragma once

#include <unordered_map>
#include <vector>

#include "server/app/ports.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// Where the logs of organizations begin, as far as a transaction has looked it up.
using LogPlaces = std::unordered_map<OrganizationId, std::int64_t>;

/// A change is one row. Throws StoreFailure where the organization has one of that number.
void append_log_change(Connection& connection, const app::LogChange& change, LogPlaces& known);
/// The payloads of the organization's entries that name the person or account, or somebody who was
/// merged into them; headers stay, and digests of the payloads.
/// Answers whose they were: the one named, and whomever that one had absorbed.
std::vector<Bits128> erase_payloads(Connection& connection, OrganizationId home,
                                    const Bits128& whom, const app::Digest& digest);
/// Of the organization's last entry; zeros when it has none.
app::Digest::Bytes read_last_chain(Connection& connection, OrganizationId home);

/// Newest first, with changes below `before` (0: all); a change is read whole or left for the next
/// page, and more than `limit` when it alone is larger.
std::vector<app::LogLine> read_log(Connection& connection, OrganizationId home,
                                   std::uint64_t before, std::string_view kind, std::size_t limit);

/// Oldest first, after a change.
std::vector<app::LogChange> read_log_changes(Connection& connection, OrganizationId home,
                                             std::uint64_t after, std::size_t limit);

}  // namespace usher::store

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace usher::store {

/// Writes the database as it stands now into a new file, whole and compact: what was erased is not
/// in it. A server may be at work meanwhile and is not held up. The file belongs to its owner alone
/// and is on the disk when this returns; what has its name already is left as it is. What went
/// wrong, as the end of a sentence; then nothing is left of it.
std::optional<std::string> write_backup(const std::filesystem::path& database,
                                        const std::filesystem::path& backup);

/// Puts a backup in the place of a database that is not there, and of which nothing is left. What
/// happened after the backup is not known to it, so everything that could have been used since is
/// worth nothing: sessions and sign-ups end, every link that was ever mailed is an old one (and
/// renews itself to its mailbox), waiting mail is not sent again, and every replica begins anew.
/// No server works in the folder meanwhile. What went wrong, as the end of a sentence; then there
/// is no database, and of what was made an empty lock file at most.
std::optional<std::string> restore_backup(const std::filesystem::path& backup,
                                          const std::filesystem::path& database);

/// Why this version cannot read the database, as the end of a sentence: it is not Usher's, a newer
/// or an earlier version has written it, or it cannot be opened.
std::optional<std::string> check_current(const std::filesystem::path& database);

/// What SQLite says of the database's own integrity; none when it is sound. Throws a transient
/// app::StoreFailure when it cannot be looked at now.
std::optional<std::string> check_integrity(const std::filesystem::path& database);

/// The number of the last change outside of every organization.
std::uint64_t last_server_change(const std::filesystem::path& database);

}  // namespace usher::store

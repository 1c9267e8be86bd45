#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace usher::store {

/// Writes the database as it stands now into a new file, whole and compact: what was erased is not
/// in it. A server may be at work meanwhile and is not held up. The file belongs to its owner alone
/// and is on the disk when this returns. What went wrong, as a sentence; then nothing is left of
/// it.
std::optional<std::string> write_backup(const std::filesystem::path& database,
                                        const std::filesystem::path& backup);

/// Puts a backup in the place of a database that is not there. What happened after the backup is
/// not known to it, so everything that could have been used since is worth nothing: sessions and
/// sign-ups end, every link that was ever mailed is an old one (and renews itself to its mailbox),
/// waiting mail is not sent again, and every replica begins anew. What went wrong, as a sentence;
/// then there is no database.
std::optional<std::string> restore_backup(const std::filesystem::path& backup,
                                          const std::filesystem::path& database);

/// Why this version cannot read the database, as the end of a sentence: it is not Usher's, a newer
/// or an earlier version has written it, or it cannot be opened.
std::optional<std::string> check_current(const std::filesystem::path& database);

/// What SQLite says of the database's own integrity; none when it is sound.
std::optional<std::string> check_integrity(const std::filesystem::path& database);

}  // namespace usher::store

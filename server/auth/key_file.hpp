#pragma once

#include <filesystem>
#include <string>

#include "server/app/ports.hpp"
#include "server/auth/key_ring.hpp"
#include "shared/values/result.hpp"

namespace usher::auth {

/// Why the keys could not be had.
struct KeyFileProblem {
    enum class Kind {
        missing,
        not_readable,      ///< it, or its folder, cannot be opened
        not_a_file,        ///< a folder, a device, a pipe
        not_ours,          ///< it belongs to another user
        open_to_others,    ///< its mode is not exactly 0600
        malformed,         ///< not a key file, or one cut short or edited wrongly
        cannot_be_created  ///< folder missing or not writable, disk full
    };

    Kind kind;
    /// Sentences for the operator: the path, what is wrong, what to do. Nothing of the file's
    /// content.
    std::string text;
};

/// Reads the keys from their file, which stands outside the database and its backups. The file is a
/// regular one of this process's user with mode exactly 0600, at most 4 KiB of ASCII:
///
///     usher-keys 1
///     1 OaV8…
///
/// a first line with the format's version, then a line for each key: its id (0 to 255, once), a
/// space, 32 bytes in base64url without padding; every line ends with one newline. The last key is
/// the current one, so a key is rotated by adding a line, and the older one is taken out when
/// nothing that it made is needed any more.
Result<KeyRing, KeyFileProblem> open_key_file(const std::filesystem::path& path);

/// As above, and makes the file with one new key when there is none: at once and whole, durable
/// before this returns, never over a file that another process has made meanwhile (that one is
/// read). Not to be called when a database that was used with keys is already there: its links,
/// codes and passwords need the old ones.
Result<KeyRing, KeyFileProblem> open_or_create_key_file(const std::filesystem::path& path,
                                                        app::Random& random);

}  // namespace usher::auth

#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "server/app/ports.hpp"

namespace usher::store {

/// A StoreFailure that still knows SQLite's extended result code (https://sqlite.org/rescode.html).
/// Where the file or the machine is to blame, `what` says what is wrong and what to do; else what
/// was being done, and SQLite's words.
struct SqliteFailure : app::StoreFailure {
    int code = SQLITE_ERROR;
    /// `what` without what was being done.
    std::string why;

    int primary_code() const { return code & 0xff; }
};

/// Throws SqliteFailure with what the database says last. Busy, full, out of memory and failed
/// input or output are transient.
[[noreturn]] void fail(sqlite3* database, int code, std::string_view doing);

/// Throws app::StoreFailure: a stored value is not one that was ever written.
[[noreturn]] void fail_damaged(std::string_view value);

}  // namespace usher::store

#include "server/store/sqlite_failure.hpp"

#include <cerrno>
#include <system_error>

namespace usher::store {
namespace {

bool is_transient(int primary_code) {
    switch (primary_code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_NOMEM:
        case SQLITE_INTERRUPT:
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN:
        case SQLITE_PROTOCOL:
            return true;
        default:
            return false;
    }
}

std::string words_of(sqlite3* database, int code) {
    const std::string known = sqlite3_errstr(code);
    const bool says_more = database != nullptr && sqlite3_errcode(database) != SQLITE_OK &&
                           known != sqlite3_errmsg(database);
    return says_more ? known + " (" + sqlite3_errmsg(database) + ")" : known;
}

// What the operating system said of the last opening, reading or writing that failed.
std::string reason_of(int system_error) {
    return system_error == 0 ? "" : ": " + std::generic_category().message(system_error);
}

std::string advice_on_opening(int system_error) {
    switch (system_error) {
        case EMFILE:
        case ENFILE:
            return "; raise how many files may be open (LimitNOFILE, ulimit -n)";
        case EACCES:
        case EPERM:
        case EROFS:
            return "; run this as the user to whom the folder belongs";
        default:
            return "";
    }
}

/// Empty: neither the file nor the machine is to blame.
std::string fault_of(int primary_code, int system_error) {
    switch (primary_code) {
        case SQLITE_NOTADB:
            return "the file is no database";
        case SQLITE_CORRUPT:
            return "the file is damaged; keep a copy of it and restore a backup";
        case SQLITE_CANTOPEN:
            return "the file, or the log beside it, cannot be opened" + reason_of(system_error) +
                   advice_on_opening(system_error);
        case SQLITE_IOERR:
            return "the disk cannot be read or written" + reason_of(system_error);
        case SQLITE_FULL:
            return "the disk is full; make room on it";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "the file must not be written; run this as the user to whom it belongs";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return "the file is locked by another program; end that, or try again later";
        case SQLITE_NOMEM:
            return "no memory is left";
        default:
            return "";
    }
}

}  // namespace

void fail(sqlite3* database, int code, std::string_view doing) {
    SqliteFailure failure;
    failure.code = code;
    failure.transient = is_transient(failure.primary_code());
    failure.why =
        fault_of(failure.primary_code(), database == nullptr ? 0 : sqlite3_system_errno(database));
    failure.what = failure.why;
    if (failure.why.empty()) {
        failure.why = words_of(database, code);
        failure.what = std::string{doing} + ": " + failure.why;
    }
    throw failure;
}

void fail_damaged(std::string_view value) {
    throw app::StoreFailure{"damaged database: a stored " + std::string{value} + " is not one",
                            false};
}

}  // namespace usher::store

#include "server/store/sqlite_failure.hpp"

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

}  // namespace

void fail(sqlite3* database, int code, std::string_view doing) {
    SqliteFailure failure;
    failure.code = code;
    failure.transient = is_transient(code & 0xff);
    const std::string known = sqlite3_errstr(code);
    failure.what = std::string{doing} + ": " + known;
    const bool says_more = database != nullptr && sqlite3_errcode(database) != SQLITE_OK &&
                           known != sqlite3_errmsg(database);
    if (says_more) failure.what += std::string{" ("} + sqlite3_errmsg(database) + ")";
    throw failure;
}

void fail_damaged(std::string_view value) {
    throw app::StoreFailure{"damaged database: a stored " + std::string{value} + " is not one",
                            false};
}

}  // namespace usher::store

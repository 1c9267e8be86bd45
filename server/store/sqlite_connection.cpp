#include "server/store/sqlite_connection.hpp"

#include "server/store/gathering_files.hpp"
#include "server/store/sqlite_failure.hpp"

namespace usher::store {
namespace {

constexpr int busy_timeout_ms = 5000;

constexpr char pragmas[] =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;";

constexpr char reading_pragmas[] =
    "PRAGMA query_only = ON;"
    "PRAGMA wal_autocheckpoint = 0;";

// A checkpoint at every 1,000 pages, the default, writes the same pages of what grows over and
// over. Nobody is answered while one runs: at 1,500 it ends within the time that a request may wait
// among a million people too, whose addresses are written all over the file.
constexpr char writing_pragmas[] =
    "PRAGMA synchronous = FULL;"
    "PRAGMA cache_size = -16384;"
    "PRAGMA wal_autocheckpoint = 1500;";

// Nobody asks how much memory the library holds, and counting takes a lock at each allocation. It
// goes on counting where it is in use already.
void configure_library() {
    [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Use use) {
    configure_library();
    const int flags = (use == Use::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    sqlite3* database = nullptr;
    const char* files = use == Use::write ? gathering_files() : nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &database, flags, files);
    database_.reset(database);
    if (code != SQLITE_OK) fail(database, code, "opening " + file.string());

    sqlite3_busy_timeout(database, busy_timeout_ms);
    set_flag(SQLITE_DBCONFIG_DEFENSIVE, 1);
    set_flag(SQLITE_DBCONFIG_DQS_DDL, 0);
    set_flag(SQLITE_DBCONFIG_DQS_DML, 0);
    set_flag(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, use == Use::read ? 1 : 0);
    run_script(pragmas);
    if (use == Use::read) run_script(reading_pragmas);
}

Statement& Connection::statement(const char* sql) {
    std::unique_ptr<Statement>& kept = statements_[sql];
    if (!kept) kept = std::make_unique<Statement>(database_.get(), sql);
    return *kept;
}

void Connection::run_script(const char* sql) {
    const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(database_.get(), code, sql);
}

void Connection::roll_back() noexcept {
    // Where this fails, SQLite has rolled back already.
    if (in_transaction()) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::make_durable() {
    Statement to_log{database_.get(), "PRAGMA journal_mode = WAL"};
    if (!to_log.step() || to_log.text(0) != "wal") {
        throw app::StoreFailure{"this file system cannot hold a write-ahead log", false};
    }
    to_log.reset();
    run_script(writing_pragmas);
}

void Connection::set_flag(int flag, int value) {
    const int code = sqlite3_db_config(database_.get(), flag, value, nullptr);
    if (code != SQLITE_OK) fail(database_.get(), code, "configuring the connection");
}

}  // namespace usher::store

#include "server/store/sqlite_statement.hpp"

#include "server/store/sqlite_failure.hpp"

namespace usher::store {
namespace {

sqlite3_destructor_type lifetime(Statement::Bytes bytes) {
    return bytes == Statement::Bytes::stay ? SQLITE_STATIC : SQLITE_TRANSIENT;
}

}  // namespace

Statement::Statement(sqlite3* database, const char* sql) : database_{database} {
    const int code =
        sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) fail(database, code, sql);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind_null(int parameter) { check(sqlite3_bind_null(statement_, parameter)); }

void Statement::bind_integer(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, parameter, value));
}

void Statement::bind_text(int parameter, std::string_view text, Bytes bytes) {
    // A null pointer would be bound as NULL.
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(statement_, parameter, data, text.size(), lifetime(bytes),
                              SQLITE_UTF8));
}

void Statement::bind_blob(int parameter, const std::uint8_t* data, std::size_t size, Bytes bytes) {
    check(sqlite3_bind_blob64(statement_, parameter, data, size, lifetime(bytes)));
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(database_, code, sqlite3_sql(statement_));
    return false;
}

void Statement::reset() noexcept {
    // Both repeat the failure of the last step, which has been reported.
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::text(int column) const {
    const void* data = sqlite3_column_text(statement_, column);
    if (data == nullptr) return {};
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    if (data == nullptr) return {};
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Statement::check(int code) {
    if (code != SQLITE_OK) fail(database_, code, sqlite3_sql(statement_));
}

}  // namespace usher::store

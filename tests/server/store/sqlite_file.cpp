#include "tests/server/store/sqlite_file.hpp"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace usher::test {
namespace {

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Connection open(const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open(file.c_str(), &database);
    Connection connection{database, &sqlite3_close};
    if (code != SQLITE_OK) throw std::runtime_error{sqlite3_errmsg(database)};
    // The server's writer is to be the only one that writes back the log.
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return connection;
}

int keep_first(void* kept, int, char** values, char**) {
    auto& first = *static_cast<std::string*>(kept);
    if (first.empty() && values[0] != nullptr) first = values[0];
    return 0;
}

std::string run(sqlite3* database, const std::string& sql) {
    std::string first;
    if (sqlite3_exec(database, sql.c_str(), keep_first, &first, nullptr) != SQLITE_OK) {
        throw std::runtime_error{sqlite3_errmsg(database)};
    }
    return first;
}

}  // namespace

void run_sql(const std::filesystem::path& file, const std::string& sql) {
    run(open(file).get(), sql);
}

std::string ask_sql(const std::filesystem::path& file, const std::string& sql) {
    return run(open(file).get(), sql);
}

std::string contents_of(const std::filesystem::path& file) {
    const Connection connection = open(file);
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes{
        sqlite3_serialize(connection.get(), "main", &size, 0), &sqlite3_free};
    if (!bytes) throw std::runtime_error{"the database cannot be read"};
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

}  // namespace usher::test

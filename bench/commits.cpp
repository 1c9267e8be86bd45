// usher_bench_commits FOLDER MILLISECONDS: how many transactions of one row SQLite commits a second
// in that folder, one after the other, with a write-ahead log and synchronous=FULL, as the server
// has it. Prints {"commits_per_second": …}.
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

void must(bool fine, const char* what) {
    if (fine) return;
    std::fprintf(stderr, "usher_bench_commits: %s\n", what);
    std::exit(1);
}

void run(sqlite3* database, const char* sql) {
    must(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

// Time-ordered, as the ids of people are.
std::array<std::uint8_t, 16> id_of(std::uint64_t number) {
    std::array<std::uint8_t, 16> id{};
    for (std::size_t i = 0; i < 8; ++i) id[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

std::uint64_t commit_until(sqlite3* database, Clock::time_point end) {
    sqlite3_stmt* insert = nullptr;
    must(sqlite3_prepare_v2(database, "INSERT INTO people VALUES (?, ?, ?, ?)", -1, &insert,
                            nullptr) == SQLITE_OK,
         "cannot prepare");
    std::uint64_t commits = 0;
    while (Clock::now() < end) {
        const auto id = id_of(commits);
        const std::string address = "person" + std::to_string(commits) + "@northwind.example";
        sqlite3_bind_blob(insert, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, "Ada Lindqvist", -1, SQLITE_STATIC);
        sqlite3_bind_text(insert, 3, address.c_str(), -1, SQLITE_STATIC);
        sqlite3_bind_int64(insert, 4, static_cast<sqlite3_int64>(commits));
        must(sqlite3_step(insert) == SQLITE_DONE, "cannot insert");
        sqlite3_reset(insert);
        ++commits;
    }
    sqlite3_finalize(insert);
    return commits;
}

}  // namespace

int main(int count, char** arguments) {
    must(count == 3, "FOLDER MILLISECONDS");
    const auto file = std::filesystem::path{arguments[1]} / "commits.db";
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    sqlite3* database = nullptr;
    must(sqlite3_open(file.c_str(), &database) == SQLITE_OK, "cannot open the database");
    run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    run(database,
        "CREATE TABLE people (id BLOB PRIMARY KEY, name TEXT, address TEXT, change INTEGER) "
        "WITHOUT ROWID");
    const auto begin = Clock::now();
    const auto commits =
        commit_until(database, begin + std::chrono::milliseconds{std::atoi(arguments[2])});
    const std::chrono::duration<double> taken = Clock::now() - begin;
    std::printf("{\"commits_per_second\": %.1f}\n", static_cast<double>(commits) / taken.count());
    sqlite3_close(database);
    return 0;
}

#include "server/store/backup.hpp"

#include <string>
#include <utility>

#include "server/store/draft.hpp"
#include "server/store/file_lock.hpp"
#include "server/store/instance_rows.hpp"
#include "server/store/migrations.hpp"
#include "server/store/query.hpp"
#include "server/store/sqlite_failure.hpp"

namespace usher::store {
namespace {

namespace fs = std::filesystem;

constexpr char vacuum_into[] = "VACUUM INTO ?";
constexpr char integrity_check[] = "PRAGMA integrity_check(1)";
// A link's generation is bound into it. So many numbers are left out that no link which was mailed
// after the backup can be made once more.
constexpr char forget_what_may_have_been_used[] =
    "BEGIN IMMEDIATE;"
    "UPDATE instance SET epoch = epoch + 1;"
    "UPDATE invitations SET generation = max(generation, coalesce(json_extract(details, "
    "'$.last_generation'), 0)) + 1000000, details = json_remove(details, '$.last_generation');"
    "DELETE FROM sessions;"
    "DELETE FROM sign_ups;"
    "UPDATE second_factors SET recovery = x'';"
    "UPDATE outbox SET state = 4 WHERE state IN (0, 2);"
    "COMMIT;";

template <class Work>
std::optional<std::string> attempt(Work work) {
    try {
        work();
        return std::nullopt;
    } catch (const app::StoreFailure& failure) {
        return failure.what;
    } catch (const fs::filesystem_error& error) {
        return error.path1().string() + ": " + error.code().message();
    }
}

// What fails within the work says in which file.
template <class Work>
void in_file(const fs::path& file, Work work) {
    try {
        work();
    } catch (app::StoreFailure& failure) {
        failure.what = file.string() + ": " + failure.what;
        throw;
    }
}

[[noreturn]] void refuse(std::string why) { throw app::StoreFailure{std::move(why), false}; }

// A link that leads nowhere counts too.
bool is_there(const fs::path& file) { return fs::exists(fs::symlink_status(file)); }

std::optional<std::string> integrity_of(Connection& connection) {
    Query row{connection, integrity_check};
    const auto said = row.take_first<std::string>();
    return said == "ok" ? std::nullopt : std::optional{said.value_or("no answer")};
}

void must_be_sound(Connection& connection) {
    if (const auto fault = integrity_of(connection)) refuse("the database is damaged: " + *fault);
}

// Written by this program or an earlier one.
void must_be_known(Connection& connection) {
    if (const auto failure = check_migratable(connection, migrations)) refuse(failure->what);
    if (version_of(connection) == 0) refuse("it is no database of Usher's");
}

bool is_of_reading(const SqliteFailure& failure) {
    return failure.code == SQLITE_IOERR_READ || failure.code == SQLITE_IOERR_SHORT_READ ||
           failure.primary_code() == SQLITE_CORRUPT || failure.primary_code() == SQLITE_NOTADB ||
           failure.primary_code() == SQLITE_BUSY;
}

void copy_whole(const fs::path& database, const fs::path& draft, const fs::path& backup) {
    const fs::path* failed = &database;
    const auto copy = [&] {
        Connection connection{database, Connection::Use::read};
        must_be_known(connection);
        connection.run_script("PRAGMA query_only = OFF");
        try {
            execute(connection, vacuum_into, draft.string());
        } catch (const SqliteFailure& failure) {
            if (!is_of_reading(failure)) failed = &backup;
            throw;
        }
    };
    try {
        copy();
    } catch (app::StoreFailure& failure) {
        failure.what = failed->string() + ": " + failure.what;
        throw;
    }
}

// A log that a crash has left would be written over what is restored.
void must_be_gone(const fs::path& database) {
    if (is_there(database)) refuse("there is a database already; move it away first");
    for (const char* suffix : {"-wal", "-shm", "-journal"}) {
        const fs::path leftover{database.string() + suffix};
        if (is_there(leftover))
            refuse(leftover.string() +
                   " is left of another database and would damage what is restored; move the "
                   "whole folder away first, but for the key file");
    }
}

FileLock lock_of(const fs::path& database) {
    auto lock = FileLock::take(database.string() + "-lock");
    if (!lock) refuse(lock.error().what);
    return *std::move(lock);
}

void copy_backup(const fs::path& backup, const fs::path& draft) {
    if (fs::space(draft.parent_path()).available < fs::file_size(backup))
        refuse("there is no room for it in " + draft.parent_path().string());
    fs::copy_file(backup, draft, fs::copy_options::overwrite_existing);
    fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace

std::optional<std::string> write_backup(const fs::path& database, const fs::path& backup) {
    return attempt([&] {
        const fs::path wanted = backup.empty() ? backup : fs::absolute(backup);
        if (!wanted.has_filename()) refuse("name the file that it is to be written to");
        if (is_there(wanted)) refuse("there is a file of this name already, " + wanted.string());
        const fs::path folder = wanted.parent_path();
        if (!fs::is_directory(folder)) refuse("there is no folder " + folder.string());
        Draft draft{wanted};
        copy_whole(database, draft.path(), wanted);
        in_file(database, [&] {
            Connection copy{draft.path(), Connection::Use::read};
            must_be_sound(copy);
        });
        draft.finish();
    });
}

std::optional<std::string> restore_backup(const fs::path& backup, const fs::path& database) {
    return attempt([&] {
        const FileLock lock = lock_of(database);
        must_be_gone(database);
        Draft draft{fs::absolute(database)};
        copy_backup(backup, draft.path());
        in_file(backup, [&] {
            Connection connection{draft.path(), Connection::Use::write};
            must_be_known(connection);
            must_be_sound(connection);
            migrate(connection, migrations);
            connection.run_script(forget_what_may_have_been_used);
        });
        draft.finish();
    });
}

std::optional<std::string> check_current(const fs::path& database) {
    return attempt([&] {
        Connection connection{database, Connection::Use::read};
        must_be_known(connection);
        if (version_of(connection) < migrations.size())
            refuse("an earlier version has written it; bring it to this one with usher migrate");
    });
}

std::optional<std::string> check_integrity(const fs::path& database) {
    try {
        Connection connection{database, Connection::Use::read};
        return integrity_of(connection);
    } catch (const app::StoreFailure& failure) {
        if (failure.transient) throw;
        return failure.what;
    }
}

std::uint64_t last_server_change(const fs::path& database) {
    Connection connection{database, Connection::Use::read};
    return read_instance_change(connection);
}

}  // namespace usher::store

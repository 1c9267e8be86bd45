#include "server/store/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "server/store/file_lock.hpp"
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

void put_on_disk(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

// Everything or nothing: the name appears when the file is whole.
void finish(const fs::path& written, const fs::path& wanted) {
    put_on_disk(written);
    fs::rename(written, wanted);
    put_on_disk(fs::absolute(wanted).parent_path());
}

fs::path partial(const fs::path& path) {
    fs::path name = path;
    name += ".partial";
    return name;
}

template <class Work>
std::optional<std::string> or_nothing(const fs::path& leftover, Work work) {
    std::string what;
    try {
        work();
        return std::nullopt;
    } catch (const app::StoreFailure& failure) {
        what = failure.what;
    } catch (const fs::filesystem_error& error) {
        what = error.code().message() + " (" + error.path1().string() +
               (error.path2().empty() ? "" : " to " + error.path2().string()) + ")";
    }
    std::error_code ignored;
    if (leftover.empty()) return what;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(leftover.string() + suffix, ignored);
    return what;
}

std::optional<std::string> integrity_of(Connection& connection) {
    Query row{connection, integrity_check};
    const auto said = row.take_first<std::string>();
    return said == "ok" ? std::nullopt : std::optional{said.value_or("no answer")};
}

// Written by this program or an earlier one.
void must_be_known(Connection& connection) {
    if (const auto failure = check_migratable(connection, migrations))
        throw app::StoreFailure{failure->what, false};
    if (version_of(connection) == 0) throw app::StoreFailure{"it is no database of Usher's", false};
}

}  // namespace

std::optional<std::string> write_backup(const fs::path& database, const fs::path& backup) {
    if (fs::exists(backup)) return "there is a file of this name already";
    const fs::path folder = fs::absolute(backup).parent_path();
    if (!fs::is_directory(folder)) return "there is no folder " + folder.string();
    const fs::path part = partial(backup);
    return or_nothing(part, [&] {
        fs::remove(part);
        make_private_file(part);
        Connection connection{database, Connection::Use::read};
        must_be_known(connection);
        connection.run_script("PRAGMA query_only = OFF");
        execute(connection, vacuum_into, part.string());
        Connection copy{part, Connection::Use::read};
        if (const auto fault = integrity_of(copy)) throw app::StoreFailure{*fault, false};
        finish(part, backup);
    });
}

std::optional<std::string> restore_backup(const fs::path& backup, const fs::path& database) {
    if (fs::exists(database)) return "there is a database already; move it away first";
    const fs::path part = partial(database);
    return or_nothing(part, [&] {
        make_private_file(part);
        if (fs::space(fs::absolute(part).parent_path()).available < fs::file_size(backup))
            throw app::StoreFailure{"the disk has no room for it", false};
        fs::copy_file(backup, part, fs::copy_options::overwrite_existing);
        fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write);
        {
            Connection connection{part, Connection::Use::write};
            must_be_known(connection);
            if (const auto fault = integrity_of(connection)) throw app::StoreFailure{*fault, false};
            migrate(connection, migrations);
            connection.run_script(forget_what_may_have_been_used);
        }
        finish(part, database);
    });
}

std::optional<std::string> check_current(const fs::path& database) {
    return or_nothing({}, [&] {
        Connection connection{database, Connection::Use::read};
        must_be_known(connection);
        if (version_of(connection) < migrations.size())
            throw app::StoreFailure{
                "an earlier version has written it; bring it to this one with usher migrate",
                false};
    });
}

std::optional<std::string> check_integrity(const fs::path& database) {
    try {
        Connection connection{database, Connection::Use::read};
        return integrity_of(connection);
    } catch (const app::StoreFailure& failure) {
        return failure.what;
    }
}

}  // namespace usher::store

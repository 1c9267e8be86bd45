#include "server/store/sqlite_store.hpp"

#include <utility>

#include "server/store/claim_settling.hpp"
#include "server/store/migrations.hpp"
#include "server/store/sqlite_failure.hpp"
#include "server/store/sqlite_transaction.hpp"

namespace usher::store {
namespace {

OpenProblem problem_of(int primary_code) {
    switch (primary_code) {
        case SQLITE_NOTADB:
            return OpenProblem::not_a_database;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return OpenProblem::in_use;
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return OpenProblem::not_writable;
        default:
            return OpenProblem::failed;
    }
}

}  // namespace

SqliteStore::SqliteStore(FileLock lock, const std::filesystem::path& file,
                         const RecentClaims::RoundSize& round, const ClaimFilter::Size& filter)
    : lock_{std::move(lock)},
      writer_{file, Connection::Use::write},
      recent_{round},
      filter_{filter},
      reader_{file, cache_, recent_} {}

Result<std::unique_ptr<SqliteStore>, OpenFailure> SqliteStore::open(
    const std::filesystem::path& file, const RecentClaims::RoundSize& round,
    const ClaimFilter::Size& filter) {
    std::filesystem::path lock_file = file;
    lock_file += "-lock";
    auto lock = FileLock::take(lock_file);
    if (!lock) return lock.error();
    if (const auto failure = make_private_file(file)) return *failure;
    try {
        std::unique_ptr<SqliteStore> store{new SqliteStore{*std::move(lock), file, round, filter}};
        if (auto failure = check_migratable(store->writer_, migrations)) {
            return OpenFailure{failure->problem, file.string() + ": " + failure->what};
        }
        store->writer_.make_durable();
        migrate(store->writer_, migrations);
        settle_claims(store->writer_);
        return store;
    } catch (const SqliteFailure& failure) {
        return OpenFailure{problem_of(failure.primary_code()), file.string() + ": " + failure.what};
    } catch (const app::StoreFailure& failure) {
        return OpenFailure{OpenProblem::failed, file.string() + ": " + failure.what};
    }
}

std::unique_ptr<app::Transaction> SqliteStore::begin() {
    return std::make_unique<SqliteTransaction>(writer_, cache_, recent_, filter_);
}

}  // namespace usher::store

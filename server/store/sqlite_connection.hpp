#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <unordered_map>

#include "server/store/sqlite_statement.hpp"

namespace usher::store {

/// One connection to the database file, used by one thread at a time. Every failure throws
/// SqliteFailure.
///
/// SQLite before 3.51.3 can damage a database when two connections write or checkpoint at once, so
/// there is one connection for writing, and those for reading never checkpoint, not even when they
/// are closed.
class Connection {
public:
    enum class Use { write, read };

    /// The file must be there.
    Connection(const std::filesystem::path& file, Use use);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The prepared statement of an SQL text with static storage, made at its first use. It is
    /// known by the text's address.
    Statement& statement(const char* sql);

    /// Runs one or more statements that have neither parameters nor rows of interest.
    void run_script(const char* sql);
    /// The rows that the last insert, update or delete changed.
    int rows_changed() const { return sqlite3_changes(database_.get()); }
    bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }
    /// Ends the transaction, if one is open, as if it had never been.
    void roll_back() noexcept;

    /// From now on every commit of this connection is on the disk before it returns. Fails where
    /// the file system cannot do it.
    void make_durable();

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    void set_flag(int flag, int value);

    std::unique_ptr<sqlite3, Close> database_;
    std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
};

}  // namespace usher::store

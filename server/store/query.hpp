#pragma once

#include <cassert>

#include "server/store/column.hpp"
#include "server/store/sqlite_connection.hpp"

namespace usher::store {

/// One use of a prepared statement that returns rows: bound when made, reset when it goes. While it
/// lives, the same SQL text cannot be used a second time on the connection.
class Query {
public:
    template <class... Values>
    Query(Connection& connection, const char* sql, const Values&... values)
        : statement_{connection.statement(sql)}, columns_{statement_} {
        assert(!statement_.is_busy());
        [[maybe_unused]] Parameters parameters{statement_, Statement::Bytes::go};
        (Column<Values>::bind(parameters, values), ...);
    }
    ~Query() { statement_.reset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// True: there is a row, and `take` begins at its first column.
    bool next() {
        columns_.next = 0;
        return statement_.step();
    }

    /// The next column or columns of the row, in the order of the SQL text.
    template <class T>
    T take() {
        return Column<T>::read(columns_);
    }

    template <class T>
    std::optional<T> take_first() {
        if (!next()) return std::nullopt;
        return take<T>();
    }

private:
    Statement& statement_;
    Columns columns_;
};

/// Runs a statement that returns no rows; answers how many rows it changed.
template <class... Values>
int execute(Connection& connection, const char* sql, const Values&... values) {
    Statement& statement = connection.statement(sql);
    assert(!statement.is_busy());
    struct Reset {
        Statement& statement;
        ~Reset() { statement.reset(); }
    } reset{statement};
    [[maybe_unused]] Parameters parameters{statement, Statement::Bytes::stay};
    (Column<Values>::bind(parameters, values), ...);
    statement.step();
    return connection.rows_changed();
}

}  // namespace usher::store

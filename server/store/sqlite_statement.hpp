#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string_view>

namespace usher::store {

/// A prepared statement. Parameters are numbered from 1, columns from 0. Every failure throws
/// SqliteFailure.
class Statement {
public:
    /// How long bound bytes live: until the statement is reset, or only until the call returns.
    enum class Bytes { stay, go };

    Statement(sqlite3* database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind_null(int parameter);
    void bind_integer(int parameter, std::int64_t value);
    void bind_text(int parameter, std::string_view text, Bytes bytes);
    void bind_blob(int parameter, const std::uint8_t* data, std::size_t size, Bytes bytes);

    /// True: there is a row. False: it has run to its end.
    bool step();
    /// Ready to be bound anew; what was bound is forgotten.
    void reset() noexcept;
    bool is_busy() const { return sqlite3_stmt_busy(statement_) != 0; }

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    /// The bytes are good until the next step or reset.
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

private:
    void check(int code);

    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

}  // namespace usher::store

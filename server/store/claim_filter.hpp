#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "server/store/bloom_filter.hpp"
#include "server/store/claim_rows.hpp"
#include "server/store/sqlite_connection.hpp"
#include "shared/lifecycle/claims.hpp"

namespace usher::store {

/// What the claims' table may hold. Who looks for a new address among many people would read a page
/// of its own to learn that nobody has it; here it is known without reading.
///
/// It learns what is in the table a few rows with every transaction, and more of them when more is
/// written, so that it comes to the end; until then it denies nothing. When more is written than it
/// was made for it begins another, larger, and answers with the old one meanwhile. What left the
/// table it may still take to be there.
///
/// For the writer alone.
class ClaimFilter {
public:
    struct Size {
        /// Of the first one.
        std::size_t claims = 65'536;
        std::size_t rows_at_once = 128;
    };
    explicit ClaimFilter(const Size& size) : size_{size} {}

    /// Reads some more of the table, where there is need; at the beginning of a transaction, whose
    /// end could take back what is read later. Where a row is damaged it gives up, and denies no
    /// more than it did: that is for whoever needs the row. Throws where the transaction ended.
    void read_on(Connection& connection);

    /// In whatever home. False: the table does not hold it.
    bool may_hold(Claim::Kind kind, std::string_view key) const;
    /// Before it is written.
    void put(const Claim& claim);

private:
    struct Part {
        explicit Part(std::size_t claims) : filter{claims}, capacity{claims} {}
        void put(std::uint64_t hash);
        bool is_full() const { return count >= capacity; }

        BloomFilter filter;
        std::size_t capacity;
        std::size_t count = 0;
    };
    struct Reading {
        explicit Reading(std::size_t claims) : part{claims} {}

        Part part;
        ClaimWalk walk;
        /// In the transaction before.
        std::size_t written = 0;
    };

    void read_some(Connection& connection);

    const Size size_;
    bool gave_up_ = false;
    std::optional<Part> whole_;
    std::optional<Reading> reading_;
};

}  // namespace usher::store

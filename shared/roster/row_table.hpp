#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace usher {

/// The place of one person in the columns: less than 2^24, so that eight bits beside it tell more.
using Row = std::uint32_t;
constexpr unsigned row_bits = 24;
constexpr Row row_mask = (Row{1} << row_bits) - 1;

/// The hash of a key of some kind: FNV-1a, beginning with the kind.
constexpr std::uint64_t hash_of(char kind, std::string_view text) {
    std::uint64_t hash =
        (0xcbf29ce484222325ULL ^ static_cast<unsigned char>(kind)) * 0x100000001b3ULL;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    return hash;
}

/// Finds rows by the hash of a key: open addressing, four bytes a slot, a ninth of them free. It
/// keeps no key but eight bits of its hash, so whoever asks says whether a row is the one, and is
/// seldom asked about another. Rows are never taken out: whoever asks refuses those that are no
/// more.
class RowTable {
public:
    /// Empties it and makes room for so many keys.
    void reset(std::size_t keys) {
        slots_.assign(std::max<std::size_t>(16, keys + keys / 8 + 2), 0);
        used_ = 0;
    }
    /// How many keys are in it.
    std::size_t size() const { return used_; }
    bool is_full() const { return 9 * (used_ + 1) > 8 * slots_.size(); }
    /// Asks for room: not when it is full.
    void insert(std::uint64_t hash, Row row) {
        assert(row < row_mask);
        std::size_t at = begin(hash);
        while (slots_[at] != 0) at = next(at);
        slots_[at] = mark(hash) | (row + 1);
        ++used_;
    }
    /// The first row of the hash for which `is_it` is true.
    template <class IsIt>
    std::optional<Row> find(std::uint64_t hash, IsIt is_it) const {
        if (slots_.empty()) return std::nullopt;
        for (std::size_t at = begin(hash); slots_[at] != 0; at = next(at)) {
            const Row row = (slots_[at] & row_mask) - 1;
            if ((slots_[at] & ~row_mask) == mark(hash) && is_it(row)) return row;
        }
        return std::nullopt;
    }
    std::size_t bytes() const { return slots_.capacity() * sizeof(Row); }

private:
    static std::uint64_t spread(std::uint64_t hash) { return hash * 0x9e3779b97f4a7c15ULL; }
    // Bits that say nothing of where it begins.
    static Row mark(std::uint64_t hash) { return static_cast<Row>(spread(hash)) & ~row_mask; }
    // The hash as a fraction of the table, so that it may have any size.
    std::size_t begin(std::uint64_t hash) const {
        const std::uint64_t fraction = spread(hash) >> 32U;
        return static_cast<std::size_t>(fraction * slots_.size() >> 32U);
    }
    std::size_t next(std::size_t at) const { return at + 1 == slots_.size() ? 0 : at + 1; }

    std::vector<Row> slots_;
    std::size_t used_ = 0;
};

/// Rows as a set, one bit each.
class RowSet {
public:
    void reset(Row rows) { words_.assign((std::size_t{rows} + 63) / 64, 0); }
    void grow(Row rows) { words_.resize((std::size_t{rows} + 63) / 64, 0); }
    void add(Row row) { words_[row / 64] |= std::uint64_t{1} << row % 64; }
    void remove(Row row) { words_[row / 64] &= ~(std::uint64_t{1} << row % 64); }
    bool has(Row row) const { return (words_[row / 64] >> row % 64 & 1U) != 0; }
    void keep_only(const RowSet& others) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
    }
    std::size_t count() const {
        std::size_t count = 0;
        for (const std::uint64_t word : words_)
            count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }
    /// In ascending order; it may take out the one it is called with.
    template <class Use>
    void for_each(Use use) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
                use(static_cast<Row>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
        }
    }
    std::size_t bytes() const { return words_.capacity() * sizeof(std::uint64_t); }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace usher

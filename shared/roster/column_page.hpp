#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "shared/lifecycle/state.hpp"
#include "shared/roster/row_table.hpp"

namespace usher {

/// What a table of people shows, sorts and filters by: one membership, without its record. Times
/// are quarters of a second since 2020.
struct Seat {
    /// Among the columns' scopes, roles (0: none) and sets of groups (0: none).
    std::uint16_t scope = 0;
    std::uint16_t role = 0;
    std::uint32_t groups : 23 = 0;
    bool is_open : 1 = false;
    Phase phase : 4 = Phase::uninvited;
    Actor::Kind source : 2 = Actor::Kind::anonymous;
    /// Of the open invitation.
    Delivery delivery : 2 = Delivery::mail;
    std::uint32_t changed = 0;
    /// 0, and never: without an open invitation.
    std::uint32_t sent = 0;
    std::uint32_t lapses = never;

    static constexpr std::uint32_t never = ~std::uint32_t{0};
};

static_assert(sizeof(Seat) == 20 && phase_count <= 16);

/// The bytes of a few hundred rows of the columns, one piece for each kind. What is full is never
/// moved again: what grows as a whole leaves its former places empty behind it.
class ColumnPage {
public:
    static constexpr unsigned page_bits = 8;
    static constexpr Row rows = Row{1} << page_bits;

    /// What one row brings.
    struct Bytes {
        std::string record;
        /// As it is searched, with a line feed behind it.
        std::string text;
        std::vector<Seat> seats;
    };

    bool has_room_for(const Bytes& bytes) const {
        return ends_.size() < rows && records_.size() + bytes.record.size() <= most_records &&
               texts_.size() + bytes.text.size() <= most_texts &&
               seats_.size() + bytes.seats.size() <= most_seats;
    }
    /// Of what there is room for. A page takes its first row whatever it brings.
    void append(const Bytes& bytes) {
        records_ += bytes.record;
        texts_ += bytes.text;
        seats_.insert(seats_.end(), bytes.seats.begin(), bytes.seats.end());
        ends_.push_back({records_.size() & most_records, texts_.size() & most_texts,
                         seats_.size() & most_seats});
    }
    /// Gives back what was taken in advance.
    void close() {
        records_.shrink_to_fit();
        texts_.shrink_to_fit();
        seats_.shrink_to_fit();
        ends_.shrink_to_fit();
    }

    std::string_view record(Row at) const {
        const std::size_t begin = before(at).record;
        return std::string_view{records_}.substr(begin, ends_[at].record - begin);
    }
    /// Without its line feed.
    std::string_view text(Row at) const {
        const std::size_t begin = before(at).text;
        return std::string_view{texts_}.substr(begin, ends_[at].text - begin - 1);
    }
    const Seat* seats_begin(Row at) const { return seats_.data() + before(at).seat; }
    const Seat* seats_end(Row at) const { return seats_.data() + ends_[at].seat; }
    /// All rows' texts, one after the other, and where each ends.
    const std::string& texts() const { return texts_; }
    std::size_t text_end(Row at) const { return ends_[at].text; }

    std::size_t bytes() const {
        return sizeof *this + records_.capacity() + texts_.capacity() +
               seats_.capacity() * sizeof(Seat) + ends_.capacity() * sizeof(Ends);
    }

private:
    struct Ends {
        std::uint64_t record : 24;
        std::uint64_t text : 22;
        std::uint64_t seat : 18;
    };
    static constexpr std::uint64_t most_records = (1U << 24U) - 1;
    static constexpr std::uint64_t most_texts = (1U << 22U) - 1;
    static constexpr std::uint64_t most_seats = (1U << 18U) - 1;

    Ends before(Row at) const { return at == 0 ? Ends{} : ends_[at - 1]; }

    std::string records_;
    std::string texts_;
    std::vector<Seat> seats_;
    std::vector<Ends> ends_;
};

}  // namespace usher

#include "shared/roster/orders.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace usher {
namespace {

constexpr std::size_t most_kept = 4;
// So many new rows are put into their places one by one; more are sorted anew.
constexpr std::size_t few = 64;
constexpr char unit_separator = '\x1f';

// What a row is sorted by and, where that is the same, all that follows it in the text. Who has no
// name is called by their address. A separator is less than any letter, so that what ends there
// comes first.
std::string_view key_of(const Columns& columns, Query::Sort sort, Row row) {
    const std::string_view text = columns.text(row);
    const bool is_nameless = text.front() == unit_separator;
    if (sort != Query::Sort::address) return text.substr(is_nameless ? 1 : 0);
    return text.substr(text.find(unit_separator) + 1);
}

const Seat* seat_in(const Columns& columns, Row row, std::optional<std::uint16_t> scope) {
    if (!scope) return nullptr;
    const Seat* const end = columns.seats_end(row);
    const Seat* const found = std::find_if(columns.seats_begin(row), end,
                                           [&](const Seat& seat) { return seat.scope == *scope; });
    return found == end ? nullptr : found;
}

bool is_before(const Columns& columns, Query::Sort sort, Row a, Row b) {
    const int by_key = key_of(columns, sort, a).compare(key_of(columns, sort, b));
    return by_key == 0 ? columns.id(a) < columns.id(b) : by_key < 0;
}

/// Puts rows in the order of their keys, letter by letter; every other sort would be a thousand
/// bytes more to load.
class LetterSort {
public:
    LetterSort(const Columns& columns, Query::Sort sort, const std::vector<Row>& rows)
        : columns_{columns}, sort_{sort}, keys_(columns.rows()), beside_(rows.size()) {
        for (const Row row : rows) keys_[row] = key_of(columns, sort, row).data();
    }

    /// Of rows that have the same letters up to the depth.
    void sort(Row* begin, Row* end, std::size_t depth, bool in_ids) {
        const auto size = static_cast<std::size_t>(end - begin);
        if (size <= few_rows) return insert(begin, end);
        std::vector<std::uint32_t> places(letters);
        for (const Row* row = begin; row != end; ++row) ++places[letter(*row, depth, in_ids)];
        std::uint32_t before = 0;
        for (std::uint32_t& place : places) before += std::exchange(place, before);
        std::copy(begin, end, beside_.begin());
        for (std::size_t i = 0; i < size; ++i)
            begin[places[letter(beside_[i], depth, in_ids)]++] = beside_[i];
        // By now they are where each letter's rows end.
        std::size_t from = 0;
        for (std::size_t i = 0; i < letters; from = places[i++]) {
            if (places[i] - from < 2) continue;
            // What is one text, is in order of the ids.
            const bool is_over = !in_ids && i == text_end;
            sort(begin + from, begin + places[i], is_over ? 0 : depth + 1, in_ids || is_over);
        }
    }

private:
    static constexpr std::size_t letters = 256;
    static constexpr std::size_t text_end = '\n';
    static constexpr std::size_t few_rows = 24;

    std::size_t letter(Row row, std::size_t depth, bool in_ids) const {
        return in_ids ? columns_.id(row).bits.bytes[depth]
                      : static_cast<unsigned char>(keys_[row][depth]);
    }

    void insert(Row* begin, Row* end) const {
        for (Row* at = begin; at < end; ++at) {
            const Row row = *at;
            Row* to = at;
            for (; to != begin && is_before(columns_, sort_, row, to[-1]); --to) *to = to[-1];
            *to = row;
        }
    }

    const Columns& columns_;
    Query::Sort sort_;
    /// By row, where it begins; a line feed ends each.
    std::vector<const char*> keys_;
    std::vector<Row> beside_;
};

bool is_by_text(Query::Sort sort) {
    return sort == Query::Sort::name || sort == Query::Sort::address;
}

std::vector<Row> rows_by_text(const Columns& columns, Query::Sort sort) {
    std::vector<Row> rows;
    rows.reserve(columns.size());
    for (Row row = 0; row < columns.rows(); ++row) {
        if (columns.is_live(row)) rows.push_back(row);
    }
    LetterSort{columns, sort, rows}.sort(rows.data(), rows.data() + rows.size(), 0, false);
    return rows;
}

}  // namespace

std::uint32_t sort_number(Query::Sort sort, const Seat* seat,
                          const std::vector<std::uint32_t>& role_ranks) {
    if (seat == nullptr) return 0;
    switch (sort) {
        case Query::Sort::phase:
            return static_cast<std::uint32_t>(seat->phase);
        case Query::Sort::role:
            return seat->role < role_ranks.size() ? role_ranks[seat->role] : 0;
        case Query::Sort::sent:
            return seat->sent;
        case Query::Sort::changed:
            return seat->changed;
        default:
            return 0;
    }
}

// By one byte after the other, the least first: what is alike stays as it stood.
void sort_by_number(std::vector<Row>& rows, const std::vector<std::uint32_t>& numbers) {
    std::vector<Row> sorted(rows.size());
    for (unsigned shift = 0; shift < 32; shift += 8) {
        std::array<std::size_t, 257> begins{};
        for (const Row row : rows) ++begins[(numbers[row] >> shift & 0xffU) + 1];
        // All have the same byte there.
        if (std::find(begins.begin(), begins.end(), rows.size()) != begins.end()) continue;
        for (std::size_t byte = 1; byte < begins.size(); ++byte) begins[byte] += begins[byte - 1];
        for (const Row row : rows) sorted[begins[numbers[row] >> shift & 0xffU]++] = row;
        rows.swap(sorted);
    }
}

void Orders::forget_roles() {
    kept_.remove_if([](const Order& order) { return order.sort == Query::Sort::role; });
}

void Orders::build(Order& order, const Columns& columns,
                   const std::vector<std::uint32_t>& role_ranks) {
    order.upto = columns.rows();
    if (is_by_text(order.sort)) {
        order.rows = rows_by_text(columns, order.sort);
        return;
    }
    const auto name_order = std::find_if(kept_.begin(), kept_.end(), [&](const Order& kept) {
        return kept.sort == Query::Sort::name && kept.upto == columns.rows();
    });
    order.rows =
        name_order == kept_.end() ? rows_by_text(columns, Query::Sort::name) : name_order->rows;
    const auto scope = columns.scope_number(order.scope);
    std::vector<std::uint32_t> numbers(columns.rows());
    for (const Row row : order.rows)
        numbers[row] = sort_number(order.sort, seat_in(columns, row, scope), role_ranks);
    sort_by_number(order.rows, numbers);
}

// Each new row is put into its place.
void Orders::add(Order& order, const Columns& columns,
                 const std::vector<std::uint32_t>& role_ranks) {
    const auto scope = columns.scope_number(order.scope);
    const auto number = [&](Row row) {
        return sort_number(order.sort, seat_in(columns, row, scope), role_ranks);
    };
    const auto before = [&](Row a, Row b) {
        const std::uint32_t a_number = number(a);
        const std::uint32_t b_number = number(b);
        if (a_number != b_number) return a_number < b_number;
        return is_before(columns, order.sort, a, b);
    };
    for (; order.upto < columns.rows(); ++order.upto) {
        if (!columns.is_live(order.upto)) continue;
        order.rows.insert(
            std::upper_bound(order.rows.begin(), order.rows.end(), order.upto, before), order.upto);
    }
}

const std::vector<Row>& Orders::of(const Columns& columns, Query::Sort sort, const Scope& scope,
                                   const std::vector<std::uint32_t>& role_ranks) {
    if (sweeps_ != columns.sweeps()) kept_.clear();
    sweeps_ = columns.sweeps();
    const Scope wanted = is_by_text(sort) ? Scope{} : scope;
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Order& order) {
        return order.sort == sort && order.scope == wanted;
    });
    if (found == kept_.end()) {
        kept_.push_front({sort, wanted, {}, 0});
        if (kept_.size() > most_kept) kept_.pop_back();
    } else {
        kept_.splice(kept_.begin(), kept_, found);
    }
    Order& order = kept_.front();
    if (columns.rows() - order.upto > few + columns.rows() / 256) {
        build(order, columns, role_ranks);
    } else {
        add(order, columns, role_ranks);
    }
    return order.rows;
}

}  // namespace usher

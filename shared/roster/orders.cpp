#include "shared/roster/orders.hpp"

#include <algorithm>
#include <array>

namespace usher {
namespace {

constexpr std::size_t most_kept = 4;
// So many new rows are put into their places one by one; more are sorted anew.
constexpr std::size_t few = 64;
constexpr char unit_separator = '\x1f';

std::string_view name_in(std::string_view text) {
    const std::size_t end = text.find(unit_separator);
    // Who has no name is called by their address.
    return end == 0 ? text.substr(1) : text.substr(0, end);
}

std::string_view address_in(std::string_view text) {
    return text.substr(text.find(unit_separator) + 1);
}

std::string_view key_of(const Columns& columns, Query::Sort sort, Row row) {
    return sort == Query::Sort::address ? address_in(columns.text(row))
                                        : name_in(columns.text(row));
}

const Seat* seat_in(const Columns& columns, Row row, std::optional<std::uint16_t> scope) {
    if (!scope) return nullptr;
    const Seat* const end = columns.seats_end(row);
    const Seat* const found = std::find_if(columns.seats_begin(row), end,
                                           [&](const Seat& seat) { return seat.scope == *scope; });
    return found == end ? nullptr : found;
}

// Each sort is of numbers, since every other sort would be a thousand bytes more to load: letters
// of the text in front of the row.
constexpr std::size_t letters_a_number = 5;

// Behind the end of the text stand the id's bytes, so that no two are alike.
std::uint64_t letters_of(const Columns& columns, Query::Sort sort, Row row, std::size_t from) {
    const std::string_view text = key_of(columns, sort, row);
    const PersonId id = columns.id(row);
    std::uint64_t letters = 0;
    for (std::size_t i = from; i < from + letters_a_number; ++i) {
        const std::size_t behind = i - std::min(i, text.size() + 1);
        const bool is_id = i > text.size() && behind < id.bits.bytes.size();
        const unsigned letter = i < text.size() ? static_cast<unsigned char>(text[i])
                                : is_id         ? id.bits.bytes[behind]
                                                : 0U;
        letters = letters << 8U | letter;
    }
    return letters;
}

void sort_by_text(const Columns& columns, Query::Sort sort, std::uint64_t* begin,
                  std::uint64_t* end, std::size_t from) {
    for (std::uint64_t* at = begin; at != end; ++at) {
        const auto row = static_cast<Row>(*at & row_mask);
        *at = letters_of(columns, sort, row, from) << row_bits | row;
    }
    std::sort(begin, end);
    while (begin != end) {
        std::uint64_t* group = begin + 1;
        while (group != end && *group >> row_bits == *begin >> row_bits) ++group;
        if (group - begin > 1) sort_by_text(columns, sort, begin, group, from + letters_a_number);
        begin = group;
    }
}

bool is_by_text(Query::Sort sort) {
    return sort == Query::Sort::name || sort == Query::Sort::address;
}

std::size_t first_letter(const Columns& columns, Query::Sort sort, Row row) {
    const std::string_view text = key_of(columns, sort, row);
    return text.empty() ? 0 : static_cast<unsigned char>(text.front());
}

// Letter by letter of those they begin with, so that the numbers take little room.
std::vector<Row> rows_by_text(const Columns& columns, Query::Sort sort) {
    std::array<std::size_t, 257> begins{};
    for (Row row = 0; row < columns.rows(); ++row) {
        if (columns.is_live(row)) ++begins[first_letter(columns, sort, row) + 1];
    }
    for (std::size_t letter = 1; letter < begins.size(); ++letter)
        begins[letter] += begins[letter - 1];
    std::vector<Row> rows(columns.size());
    auto places = begins;
    for (Row row = 0; row < columns.rows(); ++row) {
        if (columns.is_live(row)) rows[places[first_letter(columns, sort, row)]++] = row;
    }
    for (std::size_t letter = 0; letter + 1 < begins.size(); ++letter) {
        Row* const begin = rows.data() + begins[letter];
        Row* const end = rows.data() + begins[letter + 1];
        std::vector<std::uint64_t> numbers(begin, end);
        sort_by_text(columns, sort, numbers.data(), numbers.data() + numbers.size(), 0);
        std::transform(numbers.begin(), numbers.end(), begin,
                       [](std::uint64_t number) { return static_cast<Row>(number & row_mask); });
    }
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
        const int by_key = key_of(columns, order.sort, a).compare(key_of(columns, order.sort, b));
        return by_key == 0 ? columns.id(a) < columns.id(b) : by_key < 0;
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

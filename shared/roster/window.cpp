#include "shared/roster/window.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "shared/values/search_text.hpp"
#include "shared/values/text.hpp"

namespace usher {
namespace {

const Invitation* open_invitation(const Record& record, const Membership& membership) {
    return membership.invitation && is_open(membership.phase)
               ? record.invitation(*membership.invitation)
               : nullptr;
}

bool has_phase(const Record& record, const Membership& membership, const Query& query) {
    switch (query.show) {
        case Query::Show::everyone:
            return true;
        case Query::Show::open:
            return is_open(membership.phase);
        case Query::Show::lapsed:
            return is_lapsed(record, membership, query.now);
        case Query::Show::phase:
            return membership.phase == query.phase;
    }
    return false;
}

bool has_group(const std::vector<GroupId>& groups, GroupId group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

bool is_shown(const Record& record, const Membership& membership, const Query& query) {
    if (!query.anywhere && membership.scope != query.scope) return false;
    if (query.role && membership.role != query.role) return false;
    if (query.group && !has_group(membership.groups, *query.group)) return false;
    if (query.source && membership.voucher.kind != *query.source) return false;
    if (query.delivery) {
        const Invitation* invitation = open_invitation(record, membership);
        if (invitation == nullptr || invitation->delivery != *query.delivery) return false;
    }
    return has_phase(record, membership, query);
}

/// The query in the columns' numbers: `is_shown` for seats.
class Filter {
public:
    Filter(const Columns& columns, const Query& query)
        : query_{query},
          scope_{columns.scope_number(query.scope)},
          now_{quarter_seconds(query.now)} {
        if (query.role) role_ = columns.role_number(*query.role);
        if (!query.group) return;
        for (const auto& groups : columns.group_sets())
            sets_with_group_.push_back(has_group(groups, *query.group));
    }

    bool is_here(const Seat& seat) const {
        return query_.anywhere || (scope_ && seat.scope == *scope_);
    }
    bool is_lapsed(const Seat& seat) const { return seat.lapses <= now_; }
    /// Of a seat that is here.
    bool shows(const Seat& seat) const {
        if (query_.role && role_ != seat.role) return false;
        if (query_.group && !sets_with_group_[seat.groups]) return false;
        if (query_.source && seat.source != *query_.source) return false;
        if (query_.delivery && !(seat.is_open && seat.delivery == *query_.delivery)) return false;
        switch (query_.show) {
            case Query::Show::everyone:
                return true;
            case Query::Show::open:
                return is_open(seat.phase);
            case Query::Show::lapsed:
                return is_lapsed(seat);
            case Query::Show::phase:
                return seat.phase == query_.phase;
        }
        return false;
    }

private:
    const Query& query_;
    std::optional<std::uint16_t> scope_;
    std::optional<std::uint16_t> role_;
    std::vector<bool> sets_with_group_;
    std::uint32_t now_;
};

// Counts the row; the seat by which it is shown, or null.
const Seat* take(const Columns& columns, Row row, const Filter& filter, ShownRows& into) {
    const Seat* shown = nullptr;
    Counts& counts = into.counts;
    std::uint32_t phases = 0;
    bool open = false;
    bool lapsed = false;
    const Seat* const end = columns.seats_end(row);
    for (const Seat* seat = columns.seats_begin(row); seat != end; ++seat) {
        if (!filter.is_here(*seat)) continue;
        phases |= 1U << static_cast<unsigned>(seat->phase);
        open = open || is_open(seat->phase);
        if (filter.is_lapsed(*seat)) {
            lapsed = true;
        } else {
            into.until = std::min(into.until, seat->lapses);
        }
        if (filter.shows(*seat) && (shown == nullptr || seat->scope == 0)) shown = seat;
    }
    counts.everyone += phases != 0 ? 1 : 0;
    counts.open += open ? 1 : 0;
    counts.lapsed += lapsed ? 1 : 0;
    for (std::size_t i = 0; phases != 0; ++i, phases >>= 1U) counts.by_phase[i] += phases & 1U;
    return shown;
}

std::vector<std::string> words_of(std::string_view search) {
    std::vector<std::string> words;
    for (std::string_view left = trim(search); !left.empty();) {
        const std::size_t end = std::min(left.find(' '), left.size());
        words.push_back(search_text(left.substr(0, end)));
        left = trim(left.substr(end));
    }
    return words;
}

// By the alphabet of their names, in the columns' numbers; first whoever has none.
std::vector<std::uint32_t> ranks_of_roles(const Columns& columns,
                                          const Organization* organization) {
    std::vector<std::string> names{{}};
    for (const RoleId id : columns.roles()) {
        const Role* role = organization == nullptr ? nullptr : organization->role(id);
        names.push_back(role == nullptr ? std::string{} : search_text(role->name.text()));
    }
    std::vector<std::uint32_t> ranks;
    for (const std::string& name : names)
        ranks.push_back(static_cast<std::uint32_t>(std::count_if(
            names.begin(), names.end(), [&](const std::string& other) { return other < name; })));
    return ranks;
}

// The memberships by which people are shown anywhere are not of one scope.
bool has_own_numbers(const Query& query) {
    return query.anywhere && query.sort != Query::Sort::name && query.sort != Query::Sort::address;
}

// What of the query decides who is shown.
Query core_of(const Query& query) {
    Query core = query;
    core.search.clear();
    if (!has_own_numbers(query)) core.sort = Query::Sort::name;
    core.descending = false;
    core.now = {};
    return core;
}

// Whoever goes to and fro between the columns of a table finds each as it was.
constexpr std::size_t most_shown = 3;

bool is_still_so(const ShownRows& shown, const Columns& columns, Instant at) {
    const std::uint32_t now = quarter_seconds(at);
    return shown.changes == columns.changes() && shown.from <= now && now < shown.until;
}

ShownRows show(const Columns& columns, Orders& orders, const Query& query,
               const std::vector<std::uint32_t>& role_ranks) {
    const bool has_numbers = has_own_numbers(query);
    // Made first: what it takes to make it is free again for the numbers.
    const std::vector<Row>* const by_name =
        has_numbers ? &orders.of(columns, Query::Sort::name, {}, role_ranks) : nullptr;
    ShownRows shown;
    shown.query = core_of(query);
    shown.changes = columns.changes();
    shown.from = quarter_seconds(query.now);
    shown.until = Seat::never;
    shown.rows.reset(columns.rows());
    std::vector<std::uint32_t> numbers(has_numbers ? columns.rows() : 0);
    const Filter filter{columns, query};
    for (Row row = 0; row < columns.rows(); ++row) {
        if (!columns.is_live(row)) continue;
        const Seat* seat = take(columns, row, filter, shown);
        if (seat == nullptr) continue;
        shown.rows.add(row);
        if (has_numbers) numbers[row] = sort_number(query.sort, seat, role_ranks);
    }
    if (!has_numbers) return shown;
    shown.order.reserve(shown.rows.count());
    for (const Row row : *by_name) {
        if (shown.rows.has(row)) shown.order.push_back(row);
    }
    sort_by_number(shown.order, numbers);
    return shown;
}

const ShownRows& shown_of(const Columns& columns, KeptSelections& kept, const Query& query,
                          const std::vector<std::uint32_t>& role_ranks) {
    std::list<ShownRows>& all = kept.shown;
    all.remove_if([&](const ShownRows& each) { return !is_still_so(each, columns, query.now); });
    const Query core = core_of(query);
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const ShownRows& each) { return each.query == core; });
    if (found != all.end()) {
        all.splice(all.begin(), all, found);
    } else {
        if (all.size() == most_shown) all.pop_back();
        all.push_front(show(columns, kept.orders, query, role_ranks));
    }
    return all.front();
}

}  // namespace

bool is_lapsed(const Record& record, const Membership& membership, Instant now) {
    const Invitation* invitation = open_invitation(record, membership);
    return invitation != nullptr && invitation->lapses_at <= now;
}

const Membership* shown_by(const Record& record, const Query& query) {
    const Membership* first = nullptr;
    for (const Membership& membership : record.memberships) {
        if (!is_shown(record, membership, query)) continue;
        if (!membership.scope.project) return &membership;
        if (first == nullptr) first = &membership;
    }
    return first;
}

std::vector<ScopeCounts> count_by_scope(const Columns& columns) {
    std::vector<ScopeCounts> counts;
    for (Row row = 0; row < columns.rows(); ++row) {
        if (!columns.is_live(row)) continue;
        const Seat* const end = columns.seats_end(row);
        for (const Seat* seat = columns.seats_begin(row); seat != end; ++seat) {
            if (counts.size() <= seat->scope) counts.resize(seat->scope + std::size_t{1});
            ScopeCounts& here = counts[seat->scope];
            ++here.everyone;
            here.open += is_open(seat->phase) ? 1 : 0;
            here.active += seat->phase == Phase::active ? 1 : 0;
        }
    }
    for (std::size_t number = 0; number < counts.size(); ++number)
        counts[number].scope = columns.scope(static_cast<std::uint16_t>(number));
    counts.erase(std::remove_if(counts.begin(), counts.end(),
                                [](const ScopeCounts& each) { return each.everyone == 0; }),
                 counts.end());
    return counts;
}

Selection select(const Columns& columns, KeptSelections& kept, const Organization* organization,
                 const Query& query, const Piece& piece) {
    std::vector<std::uint32_t> role_ranks;
    if (query.sort == Query::Sort::role) role_ranks = ranks_of_roles(columns, organization);
    const ShownRows& shown = shown_of(columns, kept, query, role_ranks);
    std::vector<std::string> words = words_of(query.search);
    RowSet wanted = shown.rows;
    if (!words.empty()) wanted.keep_only(kept.found.of(columns, std::move(words)));
    const std::vector<Row>& order =
        has_own_numbers(query) ? shown.order
                               : kept.orders.of(columns, query.sort, query.scope, role_ranks);
    Selection selection{shown.counts, wanted.count(), {}};
    const std::size_t end = std::min(piece.to, selection.total);
    std::size_t at = 0;
    for (std::size_t i = 0; at < end; ++i) {
        const Row row = query.descending ? order[order.size() - 1 - i] : order[i];
        if (wanted.has(row) && at++ >= piece.from) selection.rows.push_back(row);
    }
    return selection;
}

}  // namespace usher

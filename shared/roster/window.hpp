#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <list>
#include <vector>

#include "shared/roster/orders.hpp"
#include "shared/roster/query.hpp"
#include "shared/roster/search.hpp"

namespace usher {

/// How many people there are by phase of their membership in the scope; anywhere, each once for
/// every phase they are in. `open` are the invited and the offered, `lapsed` those of them whose
/// link no longer works, to a quarter of a second. Search and filters do not narrow them.
struct Counts {
    std::size_t everyone = 0;
    std::size_t open = 0;
    std::size_t lapsed = 0;
    std::array<std::size_t, phase_count> by_phase{};
};

/// How many people have a membership in a scope, and how many of them are invited or offered it, or
/// active.
struct ScopeCounts {
    Scope scope;
    std::size_t everyone = 0;
    std::size_t open = 0;
    std::size_t active = 0;
};
/// Of every scope that somebody has a membership in.
std::vector<ScopeCounts> count_by_scope(const Columns& columns);

/// What a query shows whatever it searches for and sorts by: kept while neither people nor the time
/// change it.
struct ShownRows {
    Query query;
    std::uint64_t changes = 0;
    /// From here until there no link lapses, on the columns' clock.
    std::uint32_t from = 0;
    std::uint32_t until = 0;
    Counts counts;
    RowSet rows;
    /// For a query that looks anywhere and sorts by a number: the same, in ascending order.
    std::vector<Row> order;
};

/// What is kept from one selection to the next.
struct KeptSelections {
    Orders orders;
    /// Those used last come first.
    std::list<ShownRows> shown;
    FoundRows found;

    /// The organization's roles are others.
    void forget_roles() {
        orders.forget_roles();
        shown.clear();
    }
};

/// From the first to the last, which is left out, of those that match.
struct Piece {
    std::size_t from = 0;
    std::size_t to = std::numeric_limits<std::size_t>::max();
};

struct Selection {
    Counts counts;
    /// How many match.
    std::size_t total = 0;
    /// The piece of them that is wanted, in order; good until the columns change.
    std::vector<Row> rows;
};

/// `organization` knows the roles' names; it may be null.
Selection select(const Columns& columns, KeptSelections& kept, const Organization* organization,
                 const Query& query, const Piece& piece);

/// The membership by which the query shows the person; null: it does not, whatever is searched for.
const Membership* shown_by(const Record& record, const Query& query);

/// True when the person's open invitation in the scope has a link that no longer works.
bool is_lapsed(const Record& record, const Membership& membership, Instant now);

}  // namespace usher

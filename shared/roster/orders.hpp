#pragma once

#include <list>
#include <vector>

#include "shared/roster/columns.hpp"
#include "shared/roster/query.hpp"

namespace usher {

/// The rows of the columns in the orders that were asked for last, kept while people change: a few
/// new rows are put in their places, and dead ones stay until they are swept out.
class Orders {
public:
    /// Ascending by what is asked for of the memberships in the scope, then by name and id.
    const std::vector<Row>& of(const Columns& columns, Query::Sort sort, const Scope& scope,
                               const std::vector<std::uint32_t>& role_ranks);
    /// The organization's roles are others.
    void forget_roles();

private:
    struct Order {
        Query::Sort sort;
        Scope scope;
        std::vector<Row> rows;
        Row upto = 0;
    };

    void build(Order& order, const Columns& columns, const std::vector<std::uint32_t>& role_ranks);
    void add(Order& order, const Columns& columns, const std::vector<std::uint32_t>& role_ranks);

    std::list<Order> kept_;
    std::uint32_t sweeps_ = 0;
};

/// What the seat's row is sorted by, where that is a number; 0: by its text alone.
std::uint32_t sort_number(Query::Sort sort, const Seat* seat,
                          const std::vector<std::uint32_t>& role_ranks);

/// Puts rows that stand in one order in another: by their numbers (one for every row of the
/// columns), those of one number as they stood.
void sort_by_number(std::vector<Row>& rows, const std::vector<std::uint32_t>& numbers);

}  // namespace usher

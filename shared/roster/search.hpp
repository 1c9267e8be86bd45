#pragma once

#include <string_view>

#include "shared/roster/columns.hpp"

namespace usher {

/// Adds every row whose text has the needle somewhere; it is not empty, and as `search_text` leaves
/// it. Reads the texts once, one after the other.
void find_rows(const Columns& columns, std::string_view needle, RowSet& found);

}  // namespace usher

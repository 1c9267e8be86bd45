#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/roster/columns.hpp"

namespace usher {

/// Adds every row whose text has the needle somewhere; it is not empty, and as `search_text` leaves
/// it. Reads the texts once, one after the other.
void find_rows(const Columns& columns, std::string_view needle, RowSet& found);

/// Whom a search found last, of the same columns each time. Who types on, turns the page or sorts
/// by something else has only those looked at again who can still be meant.
class FoundRows {
public:
    /// The rows whose texts have every one of the words, of which there is one at least, as
    /// `search_text` leaves them; an empty one stands nowhere. Good until the next call.
    const RowSet& of(const Columns& columns, std::vector<std::string> words);

private:
    bool is_beginning_of(const Columns& columns, const std::vector<std::string>& words) const;
    void narrow(const Columns& columns, const std::string& word);

    /// None: nothing is known.
    std::vector<std::string> words_;
    std::uint64_t changes_ = 0;
    RowSet rows_;
};

}  // namespace usher

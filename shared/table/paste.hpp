#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace usher {

/// Cuts any paste into the entries that each may hold a mailbox: at line breaks, tabs, commas and
/// semicolons that stand outside of quotation marks and angle brackets; where an entry holds
/// several bare addresses, at the white space between them. A sheet's row of names and one address
/// is one entry, and so is "Last, First <address>": both come as "First Last" with the address.
/// Entries are trimmed; empty ones are dropped. Never more than limits::addresses_a_paste, the rest
/// is left in `rest`.
struct Paste {
    std::vector<std::string> entries;
    std::string rest;
};
Paste cut_paste(std::string_view text);

}  // namespace usher

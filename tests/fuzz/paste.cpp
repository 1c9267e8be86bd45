#include "shared/table/paste.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "tests/fuzz/property.hpp"

namespace {

std::string_view without_separators(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,;"), text.size()));
    return text;
}

}  // namespace

// Nothing is lost: entries and rest stand in the paste one after the other, with nothing between
// them but separators.
USHER_FUZZ(text) {
    using usher::fuzz::holds;
    const usher::Paste paste = usher::cut_paste(text);
    holds(paste.entries.size() <= usher::limits::addresses_a_paste);
    holds(paste.rest.empty() || paste.entries.size() == usher::limits::addresses_a_paste);
    for (const std::string& entry : paste.entries) {
        text = without_separators(text);
        holds(!entry.empty() && text.substr(0, entry.size()) == entry);
        text.remove_prefix(entry.size());
    }
    text = without_separators(text);
    holds(text.substr(0, paste.rest.size()) == paste.rest);
    holds(without_separators(text.substr(paste.rest.size())).empty());
}

#include "shared/table/paste.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"
#include "tests/fuzz/property.hpp"

namespace {

// In the order of the alphabet, without what may stand between names and addresses.
std::string letters_of(std::string text) {
    const auto is_between = [](char c) {
        return std::string_view{" \t\r\n,;\"<>"}.find(c) != std::string_view::npos;
    };
    text.erase(std::remove_if(text.begin(), text.end(), is_between), text.end());
    std::sort(text.begin(), text.end());
    return text;
}

}  // namespace

// Nothing is lost and nothing is made up: the entries and the rest have the letters of the paste.
USHER_FUZZ(text) {
    using usher::fuzz::holds;
    const usher::Paste paste = usher::cut_paste(text);
    holds(paste.entries.size() <= usher::limits::addresses_a_paste);
    holds(paste.rest.empty() || paste.entries.size() == usher::limits::addresses_a_paste);
    std::string kept = paste.rest;
    for (const std::string& entry : paste.entries) {
        holds(!entry.empty());
        kept += entry;
    }
    holds(letters_of(kept) == letters_of(std::string{text}));
}

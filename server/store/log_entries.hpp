#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/app/stored.hpp"

namespace usher::store {

/// The entries of one change as they stand in its row.
struct LogText {
    using Seals = std::vector<app::LogEntry::Salt>;

    /// Two lines each: index and kind, then the payload without what begins every payload, its kind
    /// and home. A payload has no line breaks; an erased one is empty. One that begins otherwise
    /// stands whole.
    std::string entries;
    /// For each entry its salt, or the two halves of what is left of an erased payload.
    Seals seals;
};

LogText write_entries(OrganizationId home, const std::vector<app::LogEntry>& entries);
/// None where this never wrote such a text: somebody altered it, which the chain tells.
std::vector<app::LogEntry> read_entries(OrganizationId home, const LogText& text);

}  // namespace usher::store

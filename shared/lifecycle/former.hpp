#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// What a command changed, as it was before: kept while the command can be undone.
struct Former {
    CommandId command;
    Actor by;
    /// The job that issued it.
    std::optional<JobId> job;
    Instant at;
    /// The organization's number at which it was kept.
    std::uint64_t change = 0;
    /// The people it changed, as they were.
    std::vector<Record> people;
    /// The people it made.
    std::vector<PersonId> made;
    /// When it changed the organization itself: as that was.
    std::optional<Organization> organization;
    /// It did what cannot come back: an erasure, or something to an account.
    bool is_final = false;

    friend bool operator==(const Former&, const Former&) = default;
};

}  // namespace usher

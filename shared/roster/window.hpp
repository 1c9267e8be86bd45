#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "shared/roster/roster.hpp"

namespace usher {

/// Which people to show, in which order. A person is shown by their membership in the scope.
struct Query {
    enum class Show { everyone, phase, lapsed };
    enum class Sort { name, changed };

    Scope scope;
    std::string search;
    Show show = Show::everyone;
    Phase phase = Phase::active;
    Sort sort = Sort::changed;
    bool descending = true;
    Instant now;

    friend bool operator==(const Query&, const Query&) = default;
};

/// How many people there are by phase of their membership in the scope. `lapsed` are those of
/// `invited` and `offered` whose link no longer works. The search does not narrow them.
struct Counts {
    std::size_t everyone = 0;
    std::size_t lapsed = 0;
    std::array<std::size_t, phase_count> by_phase{};
};

struct Selection {
    Counts counts;
    /// Those that match, in order.
    std::vector<PersonId> people;
};

/// Searches name and address for the text, ignoring the case of ASCII letters.
Selection select(const Roster& roster, OrganizationId home, const Query& query);

/// True when the person's open invitation in the scope has a link that no longer works.
bool is_lapsed(const Record& record, const Membership& membership, Instant now);

}  // namespace usher

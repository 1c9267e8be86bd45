#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "shared/roster/roster.hpp"

namespace usher {

/// Which people to show, in which order. A person is shown by their membership in the scope; when
/// they are looked for anywhere, by the first that is shown, the organization's before projects'.
struct Query {
    enum class Show { everyone, phase, open, lapsed };
    enum class Sort { name, address, phase, role, sent, changed };

    Scope scope;
    bool anywhere = false;
    std::string search;
    Show show = Show::everyone;
    Phase phase = Phase::active;
    /// Of their membership, where given.
    std::optional<RoleId> role;
    std::optional<GroupId> group;
    /// How their open invitation reaches them.
    std::optional<Delivery> delivery;
    /// Who vouches for the membership: a person or a program.
    std::optional<Actor::Kind> source;
    Sort sort = Sort::changed;
    bool descending = true;
    Instant now;

    friend bool operator==(const Query&, const Query&) = default;
};

/// How many people there are by phase of their membership in the scope; anywhere, each once for
/// every phase they are in. `open` are the invited and the offered, `lapsed` those of them whose
/// link no longer works. Search and filters do not narrow them.
struct Counts {
    std::size_t everyone = 0;
    std::size_t open = 0;
    std::size_t lapsed = 0;
    std::array<std::size_t, phase_count> by_phase{};
};

struct Selection {
    Counts counts;
    /// Those that match, in order.
    std::vector<PersonId> people;
};

/// Searches name, address and username for the text, ignoring the case of ASCII letters.
Selection select(const Roster& roster, OrganizationId home, const Query& query);

/// The membership by which the query shows the person; null: it does not, whatever is searched for.
const Membership* shown_by(const Record& record, const Query& query);

/// True when the person's open invitation in the scope has a link that no longer works.
bool is_lapsed(const Record& record, const Membership& membership, Instant now);

}  // namespace usher

#pragma once

#include <optional>
#include <string>

#include "shared/lifecycle/state.hpp"

namespace usher {

/// Which people to show, in which order. A person is shown by their membership in the scope; when
/// they are looked for anywhere, by the first that is shown, the organization's before projects'.
struct Query {
    enum class Show { everyone, phase, open, lapsed };
    enum class Sort { name, address, phase, role, sent, changed };

    Scope scope;
    bool anywhere = false;
    /// Everybody is found in whose name, address, username or external ids each of its words
    /// stands, whatever the case and the accents.
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

}  // namespace usher

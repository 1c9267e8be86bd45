#pragma once

#include <vector>

#include "shared/lifecycle/error.hpp"
#include "shared/roster/turn.hpp"

namespace usher::test {

/// Everything that the events make true, as a store would hold it.
Roster world_of(const std::vector<Event>& events,
                const std::vector<std::pair<OrganizationId, Former>>& formers = {});

/// A command decided as the server does it: on a roster that was filled with what `needs` asked
/// for and nothing else.
struct Turn {
    Roster roster{Roster::Unfilled::unknown};
    Keys asked;
    int rounds = 0;
    Decision decision;
};

/// Stops when a key is asked for that was already filled: then it would never end.
Turn take_turn(const Roster& world, const Command& command);

}  // namespace usher::test

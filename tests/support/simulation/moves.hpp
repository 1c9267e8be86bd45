#pragma once

#include <vector>

#include "tests/support/simulation/cast.hpp"

namespace usher::test {

/// Everything that anybody of the cast can sensibly try in this world: each command against each
/// thing there is, by whoever might and by whoever must not. Ids of new things follow from how many
/// there are, so that the same way leads to the same world. At most two people are invited.
std::vector<Command> moves(const World& world, Instant now);

}  // namespace usher::test

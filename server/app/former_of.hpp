#pragma once

#include "shared/roster/turn.hpp"

namespace usher::app {

/// What the command is about to change, as the roster has it before: what Undo needs. Of a change
/// that is final, only that it was.
Former former_of(const Roster& roster, const Command& command, const Decision& decision,
                 std::uint64_t change);

}  // namespace usher::app

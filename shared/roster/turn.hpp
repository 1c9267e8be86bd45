#pragma once

#include "shared/lifecycle/decide.hpp"
#include "shared/roster/roster.hpp"

namespace usher {

/// The keys that must still be filled before the command can be decided; empty when it can be.
/// Never more than four rounds.
Keys needs(const Roster& roster, const Command& command);

/// Decides with the view of the roster that the command's kind is allowed to have.
Decision decide(const Roster& roster, const Command& command);

/// As `decide` in a browser: for commands at home in an organization (else unknown_command), and
/// without what is judged on the result, since what counts over everybody is hidden there.
Decision predict(const Directory& directory, const Command& command);

/// Total: never judges. Remembers in the roster what it touched.
void evolve(Roster& roster, const Event& event);

/// As `evolve` in a browser: nothing that is predicted creates an organization or changes an
/// account, nothing is counted there and nobody asks what was touched.
void evolve_predicted(Roster& roster, const Event& event);

/// The records of the event's people, as far as they are there: what an event means for the outbox
/// is judged from these, before it and after.
std::vector<Record> records_of(const Roster& roster, const Event& event);

}  // namespace usher

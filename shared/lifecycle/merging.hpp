#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// The one record of two people who turned out to be one. What the kept one lacks comes from the
/// other. In a scope that both are in the kept one's membership stays, unless only the other's is
/// active. Nothing is carried past consent: `active` stays what the account accepted that the
/// merged person is linked to, and what waits for an answer stays open where it was written to the
/// merged person's address; all else becomes `uninvited`. What so comes into the hands of an
/// account that it was not meant for is granted anew. Whoever is archived at the organization is so
/// everywhere. Every envelope stays, so that no id is given twice. Errors: too_many (external
/// ids), grant_above_ceiling.
Result<Record, Error> merge(const Directory& directory, const Command& command, const Record& keep,
                            const Record& absorbed);

}  // namespace usher

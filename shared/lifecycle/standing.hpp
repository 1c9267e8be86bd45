#pragma once

#include <optional>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"

namespace usher {

/// organization_suspended: an organization that the server's administrator has suspended stands
/// still. Nobody is invited, nobody joins, nothing is changed; what its people could read they
/// still can. It lets go of whoever wants out (Leave, Decline, WithdrawRequest), and the server
/// erases what it no longer may keep. Judged before any decision at home in an organization, and
/// before a code is claimed there.
std::optional<Code> judge_standing(const Directory& directory, const Command& command);

}  // namespace usher

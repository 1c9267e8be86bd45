#pragma once

#include <vector>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/event.hpp"

namespace usher {

using Memberships = std::vector<const Membership*>;

/// What the envelope holds, in the scope or at the organization everywhere; with `open_in` alone
/// what waits for an answer.
Memberships held_in(const Record& record, InvitationId invitation, const Scope& scope);
Memberships open_in(const Record& record, InvitationId invitation, const Scope& scope);

/// Whether the actor holds the permission in the scope of each.
bool holds_in_all(const Directory& directory, const Actor& actor, const Memberships& memberships,
                  Permission permission);

/// The envelope once more: the next generation that was never given, and a new window. The caller
/// vouches anew for those of `open` that they could grant; for the rest the earlier voucher stands.
InvitationRenewed renew(const Directory& directory, const Command& command, const Record& record,
                        const Invitation& invitation, InvitationRenewed::Cause cause,
                        const Memberships& open);

}  // namespace usher

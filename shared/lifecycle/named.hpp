#pragma once

#include <optional>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/policy/permission.hpp"
#include "shared/values/result.hpp"

namespace usher {

/// Whom a command names, for an actor who holds the permission at the organization. Errors:
/// organization_unknown, not_permitted, person_unknown.
Result<const Record*, Error> named_person(const Directory& directory, const Command& command,
                                          PersonId id, Permission permission);

/// As `named_person`, of one whom the actor outranks in every scope. Error besides: rank_too_low.
Result<const Record*, Error> outranked_person(const Directory& directory, const Command& command,
                                              PersonId id, Permission permission);

/// The membership that a command names, with its person.
struct Place {
    const Record* record = nullptr;
    const Membership* membership = nullptr;
};

/// For an actor who holds the permission in the membership's scope. Errors: organization_unknown,
/// not_permitted, membership_unknown.
Result<Place, Error> named_membership(const Directory& directory, const Command& command,
                                      MembershipId id, Permission permission);

/// Whether the person can still answer the membership, or somebody decide about it: pending, or
/// declined while the window runs in which that can be reconsidered.
bool can_be_answered(const Record& record, const Membership& membership, Instant now);

}  // namespace usher

#pragma once

#include "shared/lifecycle/directory.hpp"

namespace usher {

/// What a person's active memberships give them in a scope: those of the scope and those of the
/// organization.
PermissionSet rights_of(const Organization& organization, const Record& record, const Scope& scope);

/// What an actor may do in a scope, as the organization's own records say it.
PermissionSet rights(const Directory& directory, const Actor& actor, const Scope& scope);

/// Whether the actor could grant the role in the scope: it gives nothing that the actor lacks.
/// Granting nothing never fails.
bool may_grant(const Directory& directory, const Actor& actor, const Scope& scope,
               const std::optional<RoleId>& role);

}  // namespace usher

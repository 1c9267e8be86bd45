#pragma once

#include "shared/lifecycle/caller.hpp"
#include "shared/lifecycle/directory.hpp"

namespace usher {

/// What role and groups give together.
PermissionSet permissions_of(const Organization& organization, const Grant& grant);

/// What a person's active memberships give them in a scope: those of the scope and those of the
/// organization.
PermissionSet rights_of(const Organization& organization, const Record& record, const Scope& scope);

/// What an actor may do in a scope, as the organization's own records say it. A program may what
/// its integration may, everywhere; the server itself may everything.
PermissionSet rights(const Directory& directory, const Actor& actor, const Scope& scope);

/// Whether the actor holds the permission in any scope of the organization.
bool may_somewhere(const Directory& directory, const Actor& actor, Permission permission);

/// Whether the actor could grant role and groups in the scope: together they give nothing that the
/// actor lacks. Granting nothing never fails; of what is unknown nothing is granted.
bool may_grant(const Directory& directory, const Actor& actor, const Scope& scope,
               const Grant& grant);

/// Whether what the person may do in the scope is a subset of what the actor may. The server's
/// administrator outranks everybody.
bool outranks(const Directory& directory, const Actor& actor, const Record& record,
              const Scope& scope);

/// The same in every scope that the person has a membership in, and at the organization.
bool outranks_everywhere(const Directory& directory, const Actor& actor, const Record& record);

/// Whether somebody can manage the organization: holds roles.manage and people.edit at the
/// organization by an active membership and can sign in. Passes where it is hidden.
bool has_manager(const Organization& organization, const Tally* tally);

}  // namespace usher

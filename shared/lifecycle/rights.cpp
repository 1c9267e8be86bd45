#include "shared/lifecycle/rights.hpp"

namespace usher {

PermissionSet rights_of(const Organization& organization, const Record& record,
                        const Scope& scope) {
    PermissionSet rights;
    for (const Membership& membership : record.memberships) {
        const bool reaches = membership.scope == scope || !membership.scope.project;
        if (membership.phase != Phase::active || !reaches || !membership.role) continue;
        if (const Role* role = organization.role(*membership.role))
            rights = rights | role->permissions;
    }
    return rights;
}

PermissionSet rights(const Directory& directory, const Actor& actor, const Scope& scope) {
    if (actor.kind != Actor::Kind::account || directory.organization() == nullptr) return {};
    const Record* record = directory.person_of_account(actor.account);
    return record == nullptr ? PermissionSet{}
                             : rights_of(*directory.organization(), *record, scope);
}

bool may_grant(const Directory& directory, const Actor& actor, const Scope& scope,
               const std::optional<RoleId>& role) {
    const Role* granted = role && directory.organization() != nullptr
                              ? directory.organization()->role(*role)
                              : nullptr;
    if (granted == nullptr || granted->permissions == PermissionSet{}) return true;
    return rights(directory, actor, scope).includes(granted->permissions);
}

}  // namespace usher

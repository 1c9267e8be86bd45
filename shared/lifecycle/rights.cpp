#include "shared/lifecycle/rights.hpp"

#include <algorithm>

namespace usher {

PermissionSet permissions_of(const Organization& organization, const Grant& grant) {
    PermissionSet permissions;
    const Role* role = grant.role ? organization.role(*grant.role) : nullptr;
    if (role != nullptr) permissions = role->permissions;
    for (const GroupId id : grant.groups) {
        const Group* group = organization.group(id);
        if (group != nullptr) permissions = permissions | group->permissions;
    }
    return permissions;
}

PermissionSet rights_of(const Organization& organization, const Record& record,
                        const Scope& scope) {
    PermissionSet rights;
    for (const Membership& membership : record.memberships) {
        const bool reaches = membership.scope == scope || !membership.scope.project;
        if (membership.phase == Phase::active && reaches)
            rights = rights | permissions_of(organization, grant_of(membership));
    }
    return rights;
}

PermissionSet rights(const Directory& directory, const Actor& actor, const Scope& scope) {
    const Organization* organization = directory.organization();
    if (organization == nullptr) return {};
    switch (actor.kind) {
        case Actor::Kind::anonymous:
            return {};
        case Actor::Kind::system:
            return PermissionSet::all();
        case Actor::Kind::integration: {
            const Integration* integration = organization->integration(actor.integration);
            return integration == nullptr ? PermissionSet{} : integration->permissions;
        }
        case Actor::Kind::account: {
            const Record* record = directory.person_of_account(actor.account);
            return record == nullptr ? PermissionSet{} : rights_of(*organization, *record, scope);
        }
    }
    return {};
}

bool may_somewhere(const Directory& directory, const Actor& actor, Permission permission) {
    if (rights(directory, actor, {}).has(permission)) return true;
    if (actor.kind != Actor::Kind::account || directory.organization() == nullptr) return false;
    const Record* record = directory.person_of_account(actor.account);
    if (record == nullptr) return false;
    return std::any_of(
        record->memberships.begin(), record->memberships.end(), [&](const Membership& membership) {
            return rights_of(*directory.organization(), *record, membership.scope).has(permission);
        });
}

bool may_grant(const Directory& directory, const Actor& actor, const Scope& scope,
               const Grant& grant) {
    const Organization* organization = directory.organization();
    if (organization == nullptr) return true;
    const PermissionSet granted = permissions_of(*organization, grant);
    return granted == PermissionSet{} || rights(directory, actor, scope).includes(granted);
}

bool outranks(const Directory& directory, const Actor& actor, const Record& record,
              const Scope& scope) {
    if (directory.instance().is_administrator(actor)) return true;
    const Organization* organization = directory.organization();
    if (organization == nullptr) return false;
    return rights(directory, actor, scope).includes(rights_of(*organization, record, scope));
}

bool outranks_everywhere(const Directory& directory, const Actor& actor, const Record& record) {
    return outranks(directory, actor, record, {}) &&
           std::all_of(record.memberships.begin(), record.memberships.end(),
                       [&](const Membership& membership) {
                           return outranks(directory, actor, record, membership.scope);
                       });
}

bool has_manager(const Organization& organization, const Tally* tally) {
    if (tally == nullptr) return true;
    constexpr PermissionSet needed{Permission::roles_manage, Permission::people_edit};
    return std::any_of(tally->grants.begin(), tally->grants.end(), [&](const auto& held) {
        return held.second.ruling > 0 && permissions_of(organization, held.first).includes(needed);
    });
}

}  // namespace usher

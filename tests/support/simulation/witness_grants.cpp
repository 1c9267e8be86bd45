#include <algorithm>

#include "tests/support/simulation/witness.hpp"

namespace usher::test {
namespace {

// What is left was not given by whoever took the rest, and others go on vouching for it.
bool only_lost_groups(const Membership* was, const Membership& now) {
    return was != nullptr && was->role == now.role && was->voucher == now.voucher &&
           std::includes(was->groups.begin(), was->groups.end(), now.groups.begin(),
                         now.groups.end());
}

}  // namespace

const Membership* membership_of(const World& world, MembershipId id) {
    for (const Record& record : world.people) {
        if (const Membership* membership = record.membership(id)) return membership;
    }
    return nullptr;
}

PermissionSet plain_permissions(const World& world, const Membership& membership) {
    PermissionSet all;
    for (const Role& role : world.the_organization.roles) {
        if (membership.role == role.id) all = all | role.permissions;
    }
    for (const Group& group : world.the_organization.groups) {
        for (const GroupId id : membership.groups) {
            if (id == group.id) all = all | group.permissions;
        }
    }
    return all;
}

PermissionSet plain_rights(const World& world, const Record* record, const Scope& scope) {
    PermissionSet all;
    if (record == nullptr) return all;
    for (const Membership& membership : record->memberships) {
        const bool at_organization = !membership.scope.project.has_value();
        if (membership.phase == Phase::active && (at_organization || membership.scope == scope))
            all = all | plain_permissions(world, membership);
    }
    return all;
}

Witness::Found Witness::judge_grants(const World& before, const Command& command,
                                     const World& after) const {
    const Actor& actor = command.by.actor;
    for (const Record& record : after.people) {
        for (const Membership& membership : record.memberships) {
            const Membership* was = membership_of(before, membership.id);
            const PermissionSet granted = plain_permissions(after, membership);
            const bool became_active = membership.phase == Phase::active &&
                                       (was == nullptr || was->phase != Phase::active);
            if (became_active && std::holds_alternative<Accept>(command.body) &&
                granted != PermissionSet{} &&
                !plain_rights(before, membership.voucher, membership.scope).includes(granted))
                return "accepted though the voucher could not grant it";
            const bool changed =
                was == nullptr || was->role != membership.role || was->groups != membership.groups;
            if (!changed || std::holds_alternative<Undo>(command.body) ||
                std::holds_alternative<MergePeople>(command.body) ||
                only_lost_groups(was, membership))
                continue;
            if (granted != PermissionSet{} &&
                !plain_rights(before, actor, membership.scope).includes(granted))
                return "granted above the actor's ceiling";
        }
    }
    return std::nullopt;
}

}  // namespace usher::test

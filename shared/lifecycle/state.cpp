#include "shared/lifecycle/state.hpp"

#include <algorithm>

namespace usher {
namespace {

template <class Items, class Predicate>
auto find_in(const Items& items, Predicate predicate) -> decltype(&*items.begin()) {
    const auto found = std::find_if(items.begin(), items.end(), predicate);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Membership* Record::membership(MembershipId id) const {
    return find_in(memberships, [&](const Membership& membership) { return membership.id == id; });
}

const Membership* Record::membership(const Scope& scope) const {
    return find_in(memberships,
                   [&](const Membership& membership) { return membership.scope == scope; });
}

const Invitation* Record::invitation(InvitationId id) const {
    return find_in(invitations, [&](const Invitation& invitation) { return invitation.id == id; });
}

bool Record::has_open(InvitationId id) const {
    return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& membership) {
        return membership.invitation == id && is_open(membership.phase);
    });
}

const Role* Organization::role(RoleId wanted) const {
    return find_in(roles, [&](const Role& held) { return held.id == wanted; });
}

bool Instance::is_administrator(const Actor& actor) const {
    return actor.kind == Actor::Kind::account &&
           std::find(administrators.begin(), administrators.end(), actor.account) !=
               administrators.end();
}

}  // namespace usher

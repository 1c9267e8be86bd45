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

bool Record::is_archived() const {
    const Membership* membership_here = membership(Scope{});
    return membership_here != nullptr && membership_here->phase == Phase::archived;
}

const Role* Organization::role(RoleId wanted) const {
    return find_in(roles, [&](const Role& held) { return held.id == wanted; });
}

const Group* Organization::group(GroupId wanted) const {
    return find_in(groups, [&](const Group& held) { return held.id == wanted; });
}

const Project* Organization::project(ProjectId wanted) const {
    return find_in(projects, [&](const Project& held) { return held.id == wanted; });
}

const Application* Organization::application(ApplicationId wanted) const {
    return find_in(applications, [&](const Application& held) { return held.id == wanted; });
}

const Integration* Organization::integration(IntegrationId wanted) const {
    return find_in(integrations, [&](const Integration& held) { return held.id == wanted; });
}

const AccessRequest* Organization::request(RequestId wanted) const {
    return find_in(requests, [&](const AccessRequest& held) { return held.id == wanted; });
}

const Job* Organization::job(JobId wanted) const {
    return find_in(jobs, [&](const Job& held) { return held.id == wanted; });
}

bool Organization::has(const Scope& scope) const {
    return !scope.project || project(*scope.project) != nullptr;
}

bool Instance::is_administrator(const Actor& actor) const {
    return actor.kind == Actor::Kind::account &&
           std::find(administrators.begin(), administrators.end(), actor.account) !=
               administrators.end();
}

}  // namespace usher

#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/merged_edit.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"

namespace usher {
namespace {

using Memberships = std::vector<const Membership*>;

bool is_archived(const Membership& membership) { return membership.phase == Phase::archived; }

// What the membership speaks for: at the organization, all of the person's.
template <class IsMeant>
Memberships spoken_for(const Place& place, IsMeant is_meant) {
    Memberships memberships;
    for (const Membership& membership : place.record->memberships) {
        const bool within = !place.membership->scope.project || &membership == place.membership;
        if (within && is_meant(membership)) memberships.push_back(&membership);
    }
    return memberships;
}

bool outranks_in(const Directory& directory, const Actor& actor, const Place& place) {
    const Scope& scope = place.membership->scope;
    return scope.project ? outranks(directory, actor, *place.record, scope)
                         : outranks_everywhere(directory, actor, *place.record);
}

Phase phase_restored(const Record& record, const Membership& membership) {
    const bool was_accepted = membership.archived_from == Phase::active && record.person.account;
    return was_accepted ? Phase::active : Phase::uninvited;
}

// What comes back as active is granted anew, and needs a seat.
std::optional<Error> judge_return(const Directory& directory, const Command& command,
                                  const Record& record, const Memberships& returning) {
    bool comes_active = false;
    for (const Membership* membership : returning) {
        if (phase_restored(record, *membership) != Phase::active) continue;
        comes_active = true;
        if (!may_grant(directory, command.by.actor, membership->scope, grant_of(*membership)))
            return Error{Code::grant_above_ceiling, "membership"};
    }
    return comes_active ? judge_seat(directory, &record, command.at) : std::nullopt;
}

// Another grant for the membership, as far as the actor may give it.
std::optional<Code> judge_grant(const Directory& directory, const Actor& actor, const Place& place,
                                const Grant& grant) {
    const Scope& scope = place.membership->scope;
    if (!outranks(directory, actor, *place.record, scope)) return Code::rank_too_low;
    if (!may_grant(directory, actor, scope, grant)) return Code::grant_above_ceiling;
    return std::nullopt;
}

// The actor vouches for the grant; also for the same one, when an invitation waits for somebody who
// can.
Decision give(const Directory& directory, const Command& command, const Place& place,
              const Grant& grant) {
    const Membership& membership = *place.membership;
    const bool is_vouched_for = !is_pending(membership.phase) ||
                                may_grant(directory, membership.voucher, membership.scope, grant);
    if (grant == grant_of(membership) && is_vouched_for)
        return Decision::note(Code::nothing_to_change, "membership");
    return Decision::of(
        {command.home, GrantChanged{place.record->person.id, membership.id, grant.role,
                                    grant.groups, command.by.actor, command.at}});
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Archive& body) {
    const auto place =
        named_membership(directory, command, body.membership, Permission::people_archive);
    if (!place) return Decision::refuse(place.error());
    if (!outranks_in(directory, command.by.actor, *place))
        return Decision::refuse(Code::rank_too_low);
    const auto leaving =
        spoken_for(*place, [](const Membership& membership) { return !is_archived(membership); });
    if (leaving.empty()) return Decision::note(Code::already_archived, "membership");

    Decision decision;
    for (const Membership* membership : leaving) {
        decision.events.push_back(
            {command.home, MembershipArchived{place->record->person.id, membership->id,
                                              command.by.actor, command.at}});
    }
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const Restore& body) {
    const Actor& actor = command.by.actor;
    const auto place =
        named_membership(directory, command, body.membership, Permission::people_archive);
    if (!place) return Decision::refuse(place.error());
    const Record& record = *place->record;
    if (!outranks_in(directory, actor, *place)) return Decision::refuse(Code::rank_too_low);
    if (!is_archived(*place->membership)) return Decision::note(Code::not_archived, "membership");
    const auto may_return = [&](const Membership& membership) {
        const bool is_program = actor.kind == Actor::Kind::integration;
        return is_archived(membership) && (!is_program || membership.archived_by == actor);
    };
    if (!may_return(*place->membership)) return Decision::refuse(Code::not_yours, "membership");
    if (place->membership->scope.project && record.is_archived())
        return Decision::refuse(Code::organization_archived, "membership");
    const Memberships returning = spoken_for(*place, may_return);
    if (const auto error = judge_return(directory, command, record, returning))
        return Decision::refuse(*error);

    Decision decision;
    for (const Membership* membership : returning) {
        decision.events.push_back(
            {command.home, MembershipRestored{record.person.id, membership->id,
                                              phase_restored(record, *membership), command.at}});
    }
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const ChangeRole& body) {
    const auto place =
        named_membership(directory, command, body.membership, Permission::memberships_edit);
    if (!place) return Decision::refuse(place.error());
    if (directory.organization()->role(body.role) == nullptr)
        return Decision::refuse(Code::role_unknown, "role");
    const Grant grant{body.role, place->membership->groups};
    if (const auto code = judge_grant(directory, command.by.actor, *place, grant))
        return Decision::refuse(*code, *code == Code::grant_above_ceiling ? "role" : "");
    return give(directory, command, *place, grant);
}

Decision decide(const Directory& directory, const Command& command, const SetGroups& body) {
    const auto place =
        named_membership(directory, command, body.membership, Permission::memberships_edit);
    if (!place) return Decision::refuse(place.error());
    const auto groups = in_order(edit_of(body.was, body.groups, place->membership->groups));
    for (std::size_t i = 0; i < body.groups.size(); ++i) {
        const bool is_wanted = std::binary_search(groups.begin(), groups.end(), body.groups[i]);
        if (is_wanted && directory.organization()->group(body.groups[i]) == nullptr)
            return Decision::refuse(Code::group_unknown, "groups[" + std::to_string(i) + "]");
    }
    if (groups.size() > limits::groups_a_membership)
        return Decision::refuse(Code::too_many, "groups");
    const Grant grant{place->membership->role, groups};
    if (const auto code = judge_grant(directory, command.by.actor, *place, grant))
        return Decision::refuse(*code, *code == Code::grant_above_ceiling ? "groups" : "");
    return give(directory, command, *place, grant);
}

}  // namespace usher

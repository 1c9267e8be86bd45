#include "shared/lifecycle/renewal.hpp"

#include <algorithm>

#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher {

Memberships held_in(const Record& record, InvitationId invitation, const Scope& scope) {
    Memberships held;
    for (const Membership& membership : record.memberships) {
        const bool within = !scope.project || membership.scope == scope;
        if (membership.invitation == invitation && within) held.push_back(&membership);
    }
    return held;
}

Memberships open_in(const Record& record, InvitationId invitation, const Scope& scope) {
    Memberships open = held_in(record, invitation, scope);
    const auto is_closed = [](const Membership* membership) { return !is_open(membership->phase); };
    open.erase(std::remove_if(open.begin(), open.end(), is_closed), open.end());
    return open;
}

bool holds_in_all(const Directory& directory, const Actor& actor, const Memberships& memberships,
                  Permission permission) {
    return std::all_of(memberships.begin(), memberships.end(), [&](const Membership* membership) {
        return rights(directory, actor, membership->scope).has(permission);
    });
}

InvitationRenewed renew(const Directory& directory, const Command& command, const Record& record,
                        const Invitation& invitation, InvitationRenewed::Cause cause,
                        const Memberships& open) {
    const Duration window = cause == InvitationRenewed::Cause::code
                                ? limits::access_code
                                : directory.organization()->policies.invite_ttl;
    InvitationRenewed renewed;
    renewed.person = record.person.id;
    renewed.invitation = invitation.id;
    renewed.cause = cause;
    renewed.generation = invitation.last_generation + 1;
    renewed.sent_at = command.at;
    renewed.lapses_at = command.at + window;
    renewed.voucher = command.by.actor;
    for (const Membership* membership : open) {
        if (may_grant(directory, command.by.actor, membership->scope, grant_of(*membership)))
            renewed.vouched.push_back(membership->id);
    }
    return renewed;
}

}  // namespace usher

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/rights.hpp"

namespace usher {

Decision decide(const Directory& directory, const Command& command, const Revoke& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Actor& actor = command.by.actor;
    const bool administrator = directory.instance().is_administrator(actor);
    if (!administrator && !may_somewhere(directory, actor, Permission::invitations_revoke))
        return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_membership(body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    const Membership& membership = *record->membership(body.membership);
    if (!administrator &&
        !rights(directory, actor, membership.scope).has(Permission::invitations_revoke))
        return Decision::refuse(Code::not_permitted);
    if (!outranks(directory, actor, *record, membership.scope))
        return Decision::refuse(Code::rank_too_low);
    if (membership.phase == Phase::active)
        return Decision::refuse(Code::already_active, "membership");
    if (!is_pending(membership.phase)) return Decision::refuse(Code::not_open, "membership");

    return Decision::of(
        {command.home, InvitationRevoked{record->person.id, membership.id, command.at}});
}

}  // namespace usher

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"

namespace usher {
namespace {

// Who leaves the organization says no to what is still asked of them there.
void leave(Decision& decision, const Command& command, const Record& record,
           const Membership& membership) {
    if (membership.phase == Phase::active) {
        decision.events.push_back(
            {command.home, MembershipLeft{record.person.id, membership.id, command.at}});
    } else if (is_pending(membership.phase)) {
        decision.events.push_back(
            {command.home, InvitationDeclined{record.person.id, membership.id, command.at}});
    }
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Open& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const auto& link = command.by.link;
    if (!link || link->invitation != body.invitation) return Decision::refuse(Code::link_invalid);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (const auto code = judge_link(record, *link, command.at)) return Decision::refuse(*code);

    Decision decision;
    const auto visible = directory.instance().policies.account_existence_visible;
    const bool is_kept =
        visible != AccountVisibility::never && !record->invitation(body.invitation)->opened_at;
    if (is_kept) {
        decision.events.push_back(
            {command.home, InvitationOpened{record->person.id, body.invitation, command.at}});
    }
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const Leave& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Record* record = directory.person_of_membership(body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    if (command.by.actor.kind != Actor::Kind::account) return Decision::refuse(Code::not_signed_in);
    if (record->person.account != command.by.actor.account)
        return Decision::refuse(Code::wrong_account);
    const Membership& membership = *record->membership(body.membership);

    Decision decision;
    if (membership.phase == Phase::left) {
        return Decision::note(Code::nothing_to_change, "membership");
    }
    if (membership.phase != Phase::active) return Decision::refuse(Code::not_active, "membership");
    for (const Membership& each : record->memberships) {
        if (!membership.scope.project || each.id == membership.id)
            leave(decision, command, *record, each);
    }
    return decision;
}

}  // namespace usher

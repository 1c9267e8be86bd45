#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/reminding.hpp"

namespace usher {

bool is_due_for_reminder(const Invitation& invitation, const Policies& policies, Instant now) {
    const bool is_reminded =
        invitation.reminded_at && invitation.sent_at <= *invitation.reminded_at;
    return policies.reminder && !is_reminded && invitation.delivery == Delivery::mail &&
           invitation.sent_at + *policies.reminder <= now && now < invitation.lapses_at;
}

Decision decide(const Directory& directory, const Command& command, const Remind& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (!(command.by.actor == Actor::system())) return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    if (!record->has_open(body.invitation)) return Decision::refuse(Code::not_open, "invitation");
    const Invitation& invitation = *record->invitation(body.invitation);
    if (!invitation.written_to) return Decision::refuse(Code::address_required, "invitation");
    if (!is_due_for_reminder(invitation, directory.organization()->policies, command.at))
        return Decision::note(Code::nothing_to_change, "invitation");
    return Decision::of(
        {command.home, InvitationReminded{record->person.id, invitation.id, command.at}});
}

}  // namespace usher

#include "shared/lifecycle/mail_change.hpp"

#include "shared/lifecycle/evolve.hpp"

namespace usher {
namespace {

std::vector<MailChange> renewed(const Event& event, const InvitationRenewed& body) {
    std::vector<MailChange> changes{
        {MailChange::Kind::drop, event.home, body.person, body.invitation, body.generation - 1}};
    if (body.cause != InvitationRenewed::Cause::copy_link) {
        changes.push_back(
            {MailChange::Kind::queue, event.home, body.person, body.invitation, body.generation});
    }
    return changes;
}

// Nothing in the envelope waits for an answer any more: what has not left need not.
std::vector<MailChange> closed(const Event& event, const Record& after, MembershipId id) {
    const Membership* membership = after.membership(id);
    if (membership == nullptr || !membership->invitation || after.has_open(*membership->invitation))
        return {};
    const Invitation* invitation = after.invitation(*membership->invitation);
    if (invitation == nullptr) return {};
    return {{MailChange::Kind::drop, event.home, after.person.id, invitation->id,
             invitation->generation}};
}

}  // namespace

std::vector<MailChange> mail_changes(const Event& event, const Record& after) {
    if (const auto* invited = std::get_if<Invited>(&event.body)) {
        if (invited->invitation.delivery != Delivery::mail) return {};
        return {{MailChange::Kind::queue, event.home, invited->person, invited->invitation.id,
                 invited->invitation.generation}};
    }
    if (const auto* body = std::get_if<InvitationRenewed>(&event.body))
        return renewed(event, *body);
    if (const auto* revoked = std::get_if<InvitationRevoked>(&event.body))
        return closed(event, after, revoked->membership);
    if (const auto* accepted = std::get_if<InvitationAccepted>(&event.body))
        return closed(event, after, accepted->membership);
    if (const auto* declined = std::get_if<InvitationDeclined>(&event.body))
        return closed(event, after, declined->membership);
    return {};
}

}  // namespace usher

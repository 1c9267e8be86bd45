#include "shared/lifecycle/evolve.hpp"

#include <algorithm>

namespace usher {
namespace {

Membership* find(Record& record, MembershipId id) {
    return const_cast<Membership*>(record.membership(id));
}
Invitation* find(Record& record, InvitationId id) {
    return const_cast<Invitation*>(record.invitation(id));
}

void answer(Record& record, MembershipId id, Phase phase, Instant at) {
    if (Membership* membership = find(record, id)) {
        membership->phase = phase;
        membership->changed_at = at;
    }
}

}  // namespace

void evolve(Record& record, const PersonAdded& event) { record.person = event.person; }

void evolve(Record& record, const MembershipAdded& event) {
    record.memberships.push_back(event.membership);
}

void evolve(Record& record, const Invited& event) {
    record.invitations.push_back(event.invitation);
    for (const Invited::Seat& seat : event.seats) {
        Membership* membership = find(record, seat.membership);
        if (membership == nullptr) continue;
        membership->phase = Phase::invited;
        membership->role = seat.role;
        membership->voucher = event.invitation.inviter;
        membership->invitation = event.invitation.id;
        membership->can_sign_in = false;
        membership->changed_at = event.invitation.sent_at;
    }
}

void evolve(Record& record, const InvitationRenewed& event) {
    Invitation* invitation = find(record, event.invitation);
    if (invitation == nullptr) return;
    invitation->generation = event.generation;
    invitation->sent_at = event.sent_at;
    invitation->lapses_at = event.lapses_at;
    if (event.cause == InvitationRenewed::Cause::resend) invitation->delivery = Delivery::mail;
    if (event.cause == InvitationRenewed::Cause::renew_link) invitation->renewed_at = event.sent_at;
    for (const MembershipId id : event.vouched) {
        if (Membership* membership = find(record, id)) membership->voucher = event.voucher;
    }
}

void evolve(Record&, const LinkCopied&) {}

void evolve(Record& record, const InvitationRevoked& event) {
    answer(record, event.membership, Phase::revoked, event.at);
}

void evolve(Record& record, const InvitationAccepted& event) {
    answer(record, event.membership, Phase::active, event.at);
    if (Membership* membership = find(record, event.membership)) membership->can_sign_in = true;
    record.person.account = event.account;
    if (record.person.name.empty()) record.person.name = event.name;
}

void evolve(Record& record, const InvitationDeclined& event) {
    answer(record, event.membership, Phase::declined, event.at);
}

void evolve(Instance& instance, const InstanceSetUp& event) {
    instance.set_up = true;
    instance.administrators.push_back(event.administrator);
    instance.policies.copied_link_proves_mailbox = event.copied_link_proves_mailbox;
}

const PersonId* person_of(const Event& event) {
    return std::visit(
        [](const auto& body) -> const PersonId* {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, PersonAdded>) {
                return &body.person.id;
            } else if constexpr (requires { body.person; }) {
                return &body.person;
            } else {
                return nullptr;
            }
        },
        event.body);
}

}  // namespace usher

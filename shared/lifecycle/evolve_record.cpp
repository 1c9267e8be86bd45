#include <algorithm>

#include "shared/lifecycle/evolve.hpp"

namespace usher {
namespace {

Membership* find(Record& record, MembershipId id) {
    return const_cast<Membership*>(record.membership(id));
}
Invitation* find(Record& record, InvitationId id) {
    return const_cast<Invitation*>(record.invitation(id));
}

// A membership takes its new place; what only its former place needed goes.
Membership* move(Record& record, MembershipId id, Phase phase, Instant at) {
    Membership* membership = find(record, id);
    if (membership == nullptr) return nullptr;
    membership->phase = phase;
    membership->changed_at = at;
    membership->can_sign_in = false;
    membership->archived_from.reset();
    membership->archived_by = Actor{};
    membership->request.reset();
    return membership;
}

// A link that its holder renews or an admin takes in hand goes the way it went.
Delivery delivery_after(const Invitation& invitation, InvitationRenewed::Cause cause) {
    switch (cause) {
        case InvitationRenewed::Cause::resend:
        case InvitationRenewed::Cause::edit:
            return invitation.written_to ? Delivery::mail : Delivery::code;
        case InvitationRenewed::Cause::code:
            return Delivery::code;
        case InvitationRenewed::Cause::renew_link:
        case InvitationRenewed::Cause::copy_link:
            break;
    }
    return invitation.delivery;
}

}  // namespace

void evolve(Record& record, const PersonAdded& event) { record.person = event.person; }

void evolve(Record& record, const MembershipAdded& event) {
    record.memberships.push_back(event.membership);
}

void evolve(Record& record, const Invited& event) {
    if (find(record, event.invitation.id) == nullptr)
        record.invitations.push_back(event.invitation);
    for (const Invited::Seat& seat : event.seats) {
        Membership* membership =
            move(record, seat.membership, seat.phase, event.invitation.sent_at);
        if (membership == nullptr) continue;
        membership->role = seat.role;
        membership->groups = seat.groups;
        membership->voucher = event.invitation.inviter;
        membership->invitation = event.invitation.id;
        membership->handle = seat.handle;
    }
}

void evolve(Record& record, const InvitationRenewed& event) {
    Invitation* invitation = find(record, event.invitation);
    if (invitation == nullptr) return;
    if (day_of(invitation->sent_at) != day_of(event.sent_at)) invitation->sent_that_day = 0;
    // A link that is taken in hand is not mailed.
    if (event.cause != InvitationRenewed::Cause::copy_link) ++invitation->sent_that_day;
    invitation->generation = event.generation;
    invitation->last_generation = event.generation;
    invitation->sent_at = event.sent_at;
    invitation->lapses_at = event.lapses_at;
    if (event.cause == InvitationRenewed::Cause::edit) {
        invitation->written_to = event.written_to;
        // Who has no address is asked nothing first.
        if (!event.written_to) invitation->onboarding = Onboarding::direct;
    }
    invitation->delivery = delivery_after(*invitation, event.cause);
    if (event.cause == InvitationRenewed::Cause::renew_link) invitation->renewed_at = event.sent_at;
    for (const MembershipId id : event.vouched) {
        if (Membership* membership = find(record, id)) membership->voucher = event.voucher;
    }
}

void evolve(Record&, const LinkCopied&) {}

void evolve(Record& record, const InvitationReminded& event) {
    for (Invitation& invitation : record.invitations)
        if (invitation.id == event.invitation) invitation.reminded_at = event.at;
}

void evolve(Record& record, const InvitationRevoked& event) {
    move(record, event.membership, Phase::revoked, event.at);
}

void evolve(Record& record, const InvitationAccepted& event) {
    Membership* membership = move(record, event.membership, Phase::active, event.at);
    if (membership == nullptr) return;
    membership->can_sign_in = true;
    record.person.account = event.account;
    if (record.person.name.empty()) record.person.name = event.name;
}

void evolve(Record& record, const InvitationDeclined& event) {
    move(record, event.membership, Phase::declined, event.at);
}

void evolve(Record& record, const InvitationOpened& event) {
    if (Invitation* invitation = find(record, event.invitation)) invitation->opened_at = event.at;
}

void evolve(Record& record, const InvitationReconsidered& event) {
    move(record, event.membership, event.phase, event.at);
}

void evolve(Record& record, const AccessRequested& event) {
    Membership* membership =
        move(record, event.membership, Phase::awaiting_approval, event.request.at);
    if (membership != nullptr) membership->request = event.request;
}

void evolve(Record& record, const RequestWithdrawn& event) {
    move(record, event.membership, event.phase, event.at);
}

void evolve(Record& record, const RequestDenied& event) {
    move(record, event.membership, event.phase, event.at);
}

void evolve(Record& record, const MembershipLeft& event) {
    move(record, event.membership, Phase::left, event.at);
}

void evolve(Record& record, const MembershipArchived& event) {
    const Membership* before = record.membership(event.membership);
    if (before == nullptr) return;
    const Phase from = before->phase;
    const bool can_sign_in = before->can_sign_in;
    Membership* membership = move(record, event.membership, Phase::archived, event.at);
    membership->archived_from = from;
    membership->archived_by = event.by;
    membership->can_sign_in = can_sign_in;
}

// Whether its owner can sign in was kept up while it lay in the archive.
void evolve(Record& record, const MembershipRestored& event) {
    const Membership* before = record.membership(event.membership);
    if (before == nullptr) return;
    const bool can_sign_in = before->can_sign_in;
    Membership* membership = move(record, event.membership, event.phase, event.at);
    membership->can_sign_in = can_sign_in && event.phase == Phase::active;
}

void evolve(Record& record, const MembershipRemoved& event) {
    auto& all = record.memberships;
    all.erase(std::remove_if(
                  all.begin(), all.end(),
                  [&](const Membership& membership) { return membership.id == event.membership; }),
              all.end());
}

void evolve(Record& record, const GrantChanged& event) {
    Membership* membership = find(record, event.membership);
    if (membership == nullptr) return;
    membership->role = event.role;
    membership->groups = event.groups;
    membership->voucher = event.voucher;
}

void evolve(Record& record, const SignInChanged& event) {
    if (Membership* membership = find(record, event.membership))
        membership->can_sign_in = event.can_sign_in;
}

void evolve(Record& record, const PersonEdited& event) {
    record.person.name = event.name;
    record.person.address = event.address;
    record.person.username = event.username;
    record.person.external_ids = event.external_ids;
    record.person.locale = event.locale;
}

void evolve(Record& record, const MetadataSet& event) { record.person.metadata = event.metadata; }

void evolve(Record& record, const PersonLinked& event) {
    record.person.account = event.account;
    if (record.person.name.empty()) record.person.name = event.name;
}

void evolve(Record& record, const PersonUnlinked&) { record.person.account.reset(); }

void evolve(Record& record, const CodeIssued& event) {
    record.person.recovery =
        RecoveryCode{event.generation, event.issued_at, event.lapses_at, event.by, true};
}

void evolve(Record& record, const CodeDeactivated& event) {
    if (event.invitation) {
        if (Invitation* invitation = find(record, *event.invitation))
            invitation->lapses_at = event.at;
    } else if (record.person.recovery) {
        record.person.recovery->live = false;
    }
}

void evolve(Record& record, const CodeUsed&) {
    if (record.person.recovery) record.person.recovery->live = false;
}

void evolve(Record& record, const IdentityRecorded& event) {
    record.person.identity = event.identity;
}

void evolve(Record& record, const IdentityDecided& event) {
    if (!record.person.identity) return;
    record.person.identity->state = event.state;
    record.person.identity->reason = event.reason;
    record.person.identity->by = event.by;
    record.person.identity->at = event.at;
}

}  // namespace usher

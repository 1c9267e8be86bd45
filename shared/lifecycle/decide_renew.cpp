#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

using Memberships = std::vector<const Membership*>;

Memberships open_in(const Record& record, InvitationId invitation, const Scope& scope) {
    Memberships open;
    for (const Membership& membership : record.memberships) {
        const bool within = !scope.project || membership.scope == scope;
        if (membership.invitation == invitation && within && is_open(membership.phase))
            open.push_back(&membership);
    }
    return open;
}

// The caller vouches anew for what they could grant; for the rest the earlier voucher stands.
InvitationRenewed renew(const Directory& directory, const Command& command, const Record& record,
                        const Invitation& invitation, InvitationRenewed::Cause cause,
                        const Memberships& open) {
    InvitationRenewed renewed{record.person.id,
                              invitation.id,
                              cause,
                              invitation.generation + 1,
                              command.at,
                              command.at + directory.organization()->policies.invite_ttl,
                              command.by.actor,
                              {}};
    for (const Membership* membership : open) {
        if (may_grant(directory, command.by.actor, membership->scope, membership->role))
            renewed.vouched.push_back(membership->id);
    }
    return renewed;
}

bool holds_in_all(const Directory& directory, const Actor& actor, const Memberships& memberships,
                  Permission permission) {
    return std::all_of(memberships.begin(), memberships.end(), [&](const Membership* membership) {
        return rights(directory, actor, membership->scope).has(permission);
    });
}

// The envelope in which what the link opens waits now: its own, or one that was opened since.
const Invitation& present_envelope(const Record& record, const PresentedLink& link) {
    const Invitation* present = record.invitation(link.invitation);
    if (record.has_open(link.invitation)) return *present;
    for (const Membership& membership : record.memberships) {
        if (!is_open(membership.phase) || !membership.invitation) continue;
        const Invitation* other = record.invitation(*membership.invitation);
        if (other != nullptr && other->written_to && other->written_to->key() == link.address_key)
            present = other;
    }
    return *present;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Resend& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Actor& actor = command.by.actor;
    const bool administrator = directory.instance().is_administrator(actor);
    if (!administrator && !rights(directory, actor, {}).has(Permission::invitations_send))
        return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    const Memberships open = open_in(*record, body.invitation, {});
    if (open.empty()) return Decision::refuse(Code::not_open, "invitation");
    if (!administrator && !holds_in_all(directory, actor, open, Permission::invitations_send))
        return Decision::refuse(Code::not_permitted);
    const Invitation& invitation = *record->invitation(body.invitation);
    if (!invitation.written_to) return Decision::refuse(Code::address_required, "invitation");

    Decision decision;
    decision.events.push_back({command.home, renew(directory, command, *record, invitation,
                                                   InvitationRenewed::Cause::resend, open)});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const RenewLink& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    const auto& link = command.by.link;
    if (!link || link->invitation != body.invitation) return Decision::refuse(Code::link_invalid);
    if (link->channel.kind != Channel::Kind::mail)
        return Decision::refuse(Code::copied_link_cannot);
    const auto code = judge_link(record, *link, command.at);
    if (!code) return Decision::refuse(Code::link_still_valid);
    if (*code != Code::invitation_lapsed && *code != Code::invitation_superseded)
        return Decision::refuse(*code);
    const Invitation& invitation = present_envelope(*record, *link);
    if (invitation.renewed_at && command.at < *invitation.renewed_at + limits::renewal_pause)
        return Decision::refuse(Code::renewed_recently);

    Decision decision;
    decision.events.push_back({command.home, renew(directory, command, *record, invitation,
                                                   InvitationRenewed::Cause::renew_link, {})});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const CopyLink& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Actor& actor = command.by.actor;
    if (!rights(directory, actor, body.scope).has(Permission::invitations_copy))
        return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    const Memberships open = open_in(*record, body.invitation, body.scope);
    if (open.empty()) return Decision::refuse(Code::not_open, "invitation");
    const Invitation& invitation = *record->invitation(body.invitation);
    if (!invitation.written_to) return Decision::refuse(Code::address_required, "invitation");

    Decision decision;
    if (invitation.lapses_at <= command.at) {
        decision.events.push_back({command.home, renew(directory, command, *record, invitation,
                                                       InvitationRenewed::Cause::copy_link, open)});
    }
    decision.events.push_back(
        {command.home, LinkCopied{record->person.id, invitation.id, body.scope}});
    return decision;
}

}  // namespace usher

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"
#include "shared/lifecycle/renewal.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

// The envelope in which what the link opens waits now: its own, or one that was opened since and is
// written to the same address; none when nothing waits there any more.
const Invitation* present_envelope(const Record& record, const PresentedLink& link) {
    if (record.has_open(link.invitation)) return record.invitation(link.invitation);
    const Invitation* present = nullptr;
    for (const Membership& membership : record.memberships) {
        if (!is_open(membership.phase) || !membership.invitation) continue;
        const Invitation* other = record.invitation(*membership.invitation);
        if (other != nullptr && other->written_to && other->written_to->key() == link.address_key)
            present = other;
    }
    return present;
}

Decision happened(const Command& command, InvitationRenewed renewed) {
    return Decision::of({command.home, std::move(renewed)});
}

// Whether the link is one that its holder may renew.
std::optional<Code> judge_renewable(const Record& record, const Command& command,
                                    InvitationId invitation) {
    const auto& link = command.by.link;
    if (!link || link->invitation != invitation) return Code::link_invalid;
    if (link->channel.kind != Channel::Kind::mail) return Code::copied_link_cannot;
    const auto code = judge_link(&record, *link, command.at);
    if (!code) return Code::link_still_valid;
    const bool is_renewable =
        *code == Code::invitation_lapsed || *code == Code::invitation_superseded;
    return is_renewable ? std::nullopt : code;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Resend& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Actor& actor = command.by.actor;
    const bool administrator = directory.instance().is_administrator(actor);
    if (!administrator && !may_somewhere(directory, actor, Permission::invitations_send))
        return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    const Memberships open = open_in(*record, body.invitation, {});
    const Memberships& concerned = open.empty() ? held_in(*record, body.invitation, {}) : open;
    if (!administrator && !holds_in_all(directory, actor, concerned, Permission::invitations_send))
        return Decision::refuse(Code::not_permitted);
    if (open.empty()) return Decision::refuse(Code::not_open, "invitation");
    const Invitation& invitation = *record->invitation(body.invitation);
    if (!invitation.written_to) return Decision::refuse(Code::address_required, "invitation");
    if (const auto error = judge_sending(directory, command, record, invitation.written_to))
        return Decision::refuse(*error);
    return happened(command, renew(directory, command, *record, invitation,
                                   InvitationRenewed::Cause::resend, open));
}

Decision decide(const Directory& directory, const Command& command, const RenewLink& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    if (const auto code = judge_renewable(*record, command, body.invitation))
        return Decision::refuse(*code);
    const Invitation* present = present_envelope(*record, *command.by.link);
    if (present == nullptr) return Decision::refuse(Code::invitation_revoked);
    const Invitation& invitation = *present;
    if (invitation.renewed_at && command.at < *invitation.renewed_at + limits::renewal_pause)
        return Decision::refuse(Code::renewed_recently);
    if (const auto error = judge_seat(directory, record, command.at))
        return Decision::refuse(*error);
    return happened(command, renew(directory, command, *record, invitation,
                                   InvitationRenewed::Cause::renew_link, {}));
}

Decision decide(const Directory& directory, const Command& command, const CopyLink& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (!rights(directory, command.by.actor, body.scope).has(Permission::invitations_copy))
        return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_invitation(body.invitation);
    if (record == nullptr) return Decision::refuse(Code::invitation_unknown, "invitation");
    const Memberships open = open_in(*record, body.invitation, body.scope);
    if (open.empty()) return Decision::refuse(Code::not_open, "invitation");
    const Invitation& invitation = *record->invitation(body.invitation);
    if (!invitation.written_to) return Decision::refuse(Code::address_required, "invitation");

    Decision decision;
    if (invitation.lapses_at <= command.at) {
        if (const auto error = judge_seat(directory, record, command.at))
            return Decision::refuse(*error);
        decision.events.push_back({command.home, renew(directory, command, *record, invitation,
                                                       InvitationRenewed::Cause::copy_link, open)});
    }
    decision.events.push_back(
        {command.home, LinkCopied{record->person.id, invitation.id, body.scope}});
    return decision;
}

}  // namespace usher

#include "shared/lifecycle/envelope.hpp"

#include <algorithm>

#include "shared/lifecycle/renewal.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

Invitation new_invitation(const Organization& organization, const Command& command,
                          Envelope& envelope) {
    const Policies& policies = organization.policies;
    const bool has_address = envelope.written_to.has_value();
    Invitation invitation;
    invitation.id = envelope.invitation;
    invitation.written_to = std::move(envelope.written_to);
    invitation.onboarding = has_address ? policies.onboarding : Onboarding::direct;
    invitation.delivery = envelope.when == When::by_link ? Delivery::link : Delivery::mail;
    if (!has_address) invitation.delivery = Delivery::code;
    invitation.inviter = command.by.actor;
    invitation.sent_at = command.at;
    invitation.lapses_at = command.at + (has_address ? policies.invite_ttl : limits::access_code);
    invitation.message = std::move(envelope.message);
    return invitation;
}

// The envelope that waits of a person without address; null when none does.
const Invitation* waiting_code(const Record* here, const Envelope& envelope) {
    if (here == nullptr || envelope.written_to) return nullptr;
    const auto& all = here->invitations;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Invitation& invitation) {
        return !invitation.written_to && here->has_open(invitation.id);
    });
    return found == all.end() ? nullptr : &*found;
}

// The waiting envelope, as what joins it finds it.
Invitation join(Decision& decision, const Directory& directory, const Command& command,
                const Record& here, const Invitation& waiting) {
    Invitation joined = waiting;
    if (waiting.lapses_at <= command.at) {
        InvitationRenewed renewed =
            renew(directory, command, here, waiting, InvitationRenewed::Cause::code,
                  open_in(here, waiting.id, {}));
        joined.generation = joined.last_generation = renewed.generation;
        joined.lapses_at = renewed.lapses_at;
        decision.events.push_back({command.home, std::move(renewed)});
    }
    joined.inviter = command.by.actor;
    joined.sent_at = command.at;
    return joined;
}

}  // namespace

bool may_lack_role(const Organization& organization,
                   const std::optional<EmailAddress>& written_to) {
    return written_to && organization.policies.onboarding == Onboarding::verified;
}

std::optional<Code> nothing_to_do(Phase phase) {
    switch (phase) {
        case Phase::active:
            return Code::already_active;
        case Phase::invited:
        case Phase::offered:
            return Code::already_invited;
        case Phase::awaiting_approval:
            return Code::awaits_approval;
        default:
            return std::nullopt;
    }
}

void send(Decision& decision, const Directory& directory, const Command& command,
          const Record* here, Envelope envelope) {
    const Invitation* waiting = waiting_code(here, envelope);
    if (waiting == nullptr)
        return send_first(decision, *directory.organization(), command, std::move(envelope));
    decision.renamed.push_back({envelope.invitation.bits, waiting->id.bits});
    Invitation invitation = join(decision, directory, command, *here, *waiting);
    decision.events.push_back(
        {command.home, Invited{envelope.person, std::move(invitation), std::move(envelope.seats)}});
}

void send_first(Decision& decision, const Organization& organization, const Command& command,
                Envelope envelope) {
    Invitation invitation = new_invitation(organization, command, envelope);
    decision.events.push_back({organization.id, Invited{envelope.person, std::move(invitation),
                                                        std::move(envelope.seats)}});
}

}  // namespace usher

#include "shared/lifecycle/invitation_state.hpp"

#include <algorithm>

namespace usher {
namespace {

bool opens(const Channel& channel, const Membership& membership) {
    return channel.kind != Channel::Kind::copy || !channel.scope.project ||
           channel.scope == membership.scope;
}

// An access code is written to nobody; whoever has it is its person.
bool is_written_to(const Invitation& invitation, const PresentedLink& link) {
    if (link.channel.kind == Channel::Kind::code) return !invitation.written_to;
    return invitation.written_to && invitation.written_to->key() == link.address_key;
}

// Whether what the link once opened waits in a newer envelope.
bool has_newer(const Record& record, const PresentedLink& link) {
    return std::any_of(record.memberships.begin(), record.memberships.end(),
                       [&](const Membership& membership) {
                           return is_open(membership.phase) && opens(link.channel, membership);
                       });
}

// What became of an envelope in which nothing waits for an answer.
Code judge_closed(const std::vector<const Membership*>& memberships) {
    const bool answered =
        std::any_of(memberships.begin(), memberships.end(), [](const Membership* membership) {
            return membership->phase == Phase::active || membership->phase == Phase::declined ||
                   membership->phase == Phase::left ||
                   membership->phase == Phase::awaiting_approval;
        });
    return answered ? Code::invitation_answered : Code::invitation_revoked;
}

}  // namespace

std::vector<const Membership*> opened_by(const Record& record, const PresentedLink& link) {
    std::vector<const Membership*> opened;
    for (const Membership& membership : record.memberships) {
        if (membership.invitation == link.invitation && opens(link.channel, membership))
            opened.push_back(&membership);
    }
    return opened;
}

std::optional<Code> judge_link(const Record* record, const PresentedLink& link, Instant now) {
    const Invitation* invitation =
        record == nullptr ? nullptr : record->invitation(link.invitation);
    if (invitation == nullptr || !is_written_to(*invitation, link) ||
        link.generation > invitation->last_generation) {
        return Code::link_invalid;
    }
    const auto opened = opened_by(*record, link);
    if (opened.empty()) {
        return has_newer(*record, link) ? Code::invitation_superseded : Code::invitation_revoked;
    }
    const bool open = std::any_of(opened.begin(), opened.end(), [](const Membership* membership) {
        return is_open(membership->phase);
    });
    if (!open) return judge_closed(opened);
    if (link.generation != invitation->generation) return Code::invitation_superseded;
    if (invitation->lapses_at <= now) return Code::invitation_lapsed;
    return std::nullopt;
}

}  // namespace usher

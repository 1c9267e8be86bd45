#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"
#include "shared/lifecycle/rights.hpp"

namespace usher {
namespace {

bool proves_here(const Command& command, const std::optional<EmailAddress>& address) {
    if (!address) return false;
    const auto& proved = command.by.proved;
    return std::any_of(proved.begin(), proved.end(), [&](const ProvedAddress& proof) {
        return proof.address == *address && (!proof.inside || *proof.inside == command.home);
    });
}

// Whether the invitation is the caller's to answer.
std::optional<Code> judge_owner(const Command& command, const Record& record) {
    if (command.by.actor.kind != Actor::Kind::account) return Code::not_signed_in;
    const AccountId account = command.by.actor.account;
    if (record.person.account)
        return *record.person.account == account ? std::nullopt
                                                 : std::optional{Code::wrong_account};
    if (!proves_here(command, record.person.address)) return Code::wrong_account;
    return std::nullopt;
}

// Whether the caller's account is, or may become, this person: it is at most one here.
std::optional<Code> judge_joining(const Directory& directory, const Command& command,
                                  const Record& record) {
    if (const auto code = judge_owner(command, record)) return code;
    const bool is_somebody_else =
        !record.person.account && directory.person_of_account(command.by.actor.account) != nullptr;
    return is_somebody_else ? std::optional{Code::already_here_as} : std::nullopt;
}

std::optional<Code> judge_answerable(Phase phase) {
    switch (phase) {
        case Phase::invited:
        case Phase::offered:
            return std::nullopt;
        case Phase::uninvited:
            return Code::not_invited;
        case Phase::awaiting_approval:
            return Code::awaits_approval;
        case Phase::revoked:
            return Code::invitation_revoked;
        case Phase::archived:
            return Code::archived;
        case Phase::active:
        case Phase::declined:
        case Phase::left:
            return Code::invitation_answered;
    }
    return Code::not_open;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Accept& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Record* record = directory.person_of_membership(body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    if (const auto code = judge_joining(directory, command, *record))
        return Decision::refuse(*code);
    const Membership& membership = *record->membership(body.membership);

    Decision decision;
    if (membership.phase == Phase::active) {
        decision.notes.push_back({Code::already_active, "membership"});
        return decision;
    }
    if (const auto code = judge_answerable(membership.phase))
        return Decision::refuse(*code, "membership");
    const Invitation* invitation =
        membership.invitation ? record->invitation(*membership.invitation) : nullptr;
    const bool must_ask_first =
        invitation != nullptr && invitation->onboarding == Onboarding::verified;
    if (membership.phase == Phase::invited && must_ask_first)
        return Decision::refuse(Code::awaits_approval, "membership");
    if (!may_grant(directory, membership.voucher, membership.scope, membership.role))
        return Decision::refuse(Code::voucher_cannot_grant);

    decision.events.push_back(
        {command.home, InvitationAccepted{record->person.id, membership.id,
                                          command.by.actor.account, command.by.name, command.at}});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const Decline& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Record* record = directory.person_of_membership(body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    const Membership& membership = *record->membership(body.membership);

    if (const auto& link = command.by.link) {
        if (link->channel.kind != Channel::Kind::mail)
            return Decision::refuse(Code::copied_link_cannot);
        const auto code = judge_link(record, *link, command.at);
        const bool declined_before =
            code == Code::invitation_answered && membership.phase == Phase::declined;
        if (code && *code != Code::invitation_lapsed && !declined_before)
            return Decision::refuse(*code);
        if (membership.invitation != link->invitation)
            return Decision::refuse(Code::membership_unknown, "membership");
    } else if (const auto code = judge_owner(command, *record)) {
        return Decision::refuse(*code);
    }

    Decision decision;
    if (membership.phase == Phase::declined) {
        decision.notes.push_back({Code::invitation_answered, "membership"});
        return decision;
    }
    if (const auto code = judge_answerable(membership.phase))
        return Decision::refuse(*code, "membership");
    decision.events.push_back(
        {command.home, InvitationDeclined{record->person.id, membership.id, command.at}});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const Revoke& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Actor& actor = command.by.actor;
    const bool administrator = directory.instance().is_administrator(actor);
    if (!administrator && !rights(directory, actor, {}).has(Permission::invitations_revoke))
        return Decision::refuse(Code::not_permitted);
    const Record* record = directory.person_of_membership(body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    const Membership& membership = *record->membership(body.membership);
    const PermissionSet held = rights_of(*directory.organization(), *record, membership.scope);
    if (!administrator && !rights(directory, actor, membership.scope).includes(held))
        return Decision::refuse(Code::rank_too_low);
    if (membership.phase == Phase::active)
        return Decision::refuse(Code::already_active, "membership");
    if (!is_open(membership.phase) && membership.phase != Phase::awaiting_approval)
        return Decision::refuse(Code::not_open, "membership");

    Decision decision;
    decision.events.push_back(
        {command.home, InvitationRevoked{record->person.id, membership.id, command.at}});
    return decision;
}

}  // namespace usher

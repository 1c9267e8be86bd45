#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/invitation_state.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"

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

const Invitation* envelope_of(const Record& record, const Membership& membership) {
    return membership.invitation ? record.invitation(*membership.invitation) : nullptr;
}

// Whether the membership waits for this answer: approved where that is asked first, by the handle
// that was approved, and granted by somebody who still may.
std::optional<Error> judge_acceptance(const Directory& directory, const Command& command,
                                      const Record& record, const Membership& membership) {
    if (const auto code = judge_answerable(membership.phase)) return Error{*code, "membership"};
    if (record.is_archived()) return Error{Code::organization_archived, "membership"};
    const Invitation* envelope = envelope_of(record, membership);
    const bool asks_first = envelope != nullptr && envelope->onboarding == Onboarding::verified;
    if (membership.phase == Phase::invited && asks_first)
        return Error{Code::awaits_approval, "membership"};
    if (membership.phase == Phase::offered && membership.handle &&
        command.by.handle != membership.handle)
        return Error{Code::handle_differs, "handle"};
    if (!may_grant(directory, membership.voucher, membership.scope, grant_of(membership)))
        return Error{Code::voucher_cannot_grant, {}};
    return std::nullopt;
}

// What the organization asks of whoever becomes a member.
std::optional<Error> judge_entry(const Directory& directory, const Command& command,
                                 const Record& record) {
    const Policies& policies = directory.organization()->policies;
    const auto& methods = policies.sign_in_methods;
    if (policies.require_second_factor && !command.by.second_factor)
        return Error{Code::second_factor_required, {}};
    if (!methods.empty() &&
        std::find(methods.begin(), methods.end(), command.by.method) == methods.end())
        return Error{Code::sign_in_method_not_allowed, {}};
    return judge_seat(directory, &record, command.at);
}

// Whether the caller may say no to the membership, or take that back: with the link, which a lapse
// or the answer itself does not stop, or as its owner.
std::optional<Error> judge_answerer(const Command& command, const Record& record,
                                    const Membership& membership) {
    const auto& link = command.by.link;
    if (!link) {
        const auto code = judge_owner(command, record);
        return code ? std::optional{Error{*code, {}}} : std::nullopt;
    }
    if (link->channel.kind == Channel::Kind::copy) return Error{Code::copied_link_cannot, {}};
    const auto code = judge_link(&record, *link, command.at);
    const bool was_declined =
        code == Code::invitation_answered && membership.phase == Phase::declined;
    if (code && *code != Code::invitation_lapsed && !was_declined) return Error{*code, {}};
    if (membership.invitation != link->invitation)
        return Error{Code::membership_unknown, "membership"};
    return std::nullopt;
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
        return Decision::note(Code::already_active, "membership");
    }
    if (const auto error = judge_acceptance(directory, command, *record, membership))
        return Decision::refuse(*error);
    if (const auto error = judge_entry(directory, command, *record))
        return Decision::refuse(*error);
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
    if (const auto error = judge_answerer(command, *record, membership))
        return Decision::refuse(*error);

    Decision decision;
    if (membership.phase == Phase::declined) {
        return Decision::note(Code::invitation_answered, "membership");
    }
    if (const auto code = judge_answerable(membership.phase))
        return Decision::refuse(*code, "membership");
    decision.events.push_back(
        {command.home, InvitationDeclined{record->person.id, membership.id, command.at}});
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const Reconsider& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    const Record* record = directory.person_of_membership(body.membership);
    if (record == nullptr) return Decision::refuse(Code::membership_unknown, "membership");
    const Membership& membership = *record->membership(body.membership);
    if (const auto error = judge_answerer(command, *record, membership))
        return Decision::refuse(*error);

    Decision decision;
    if (is_open(membership.phase)) {
        return Decision::note(Code::already_invited, "membership");
    }
    const Invitation* envelope = envelope_of(*record, membership);
    if (membership.phase != Phase::declined || envelope == nullptr)
        return Decision::refuse(Code::not_declined, "membership");
    if (command.by.link && command.by.link->generation != envelope->generation)
        return Decision::refuse(Code::invitation_superseded);
    // What was declined at another address does not come back to the present one.
    const bool is_here = envelope->written_to == record->person.address;
    if (envelope->lapses_at <= command.at || !is_here)
        return Decision::refuse(Code::invitation_lapsed);
    if (const auto error = judge_seat(directory, record, command.at))
        return Decision::refuse(*error);
    const Phase phase = membership.handle ? Phase::offered : Phase::invited;
    decision.events.push_back(
        {command.home,
         InvitationReconsidered{record->person.id, membership.id, phase, command.at}});
    return decision;
}

}  // namespace usher

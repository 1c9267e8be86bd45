#include <algorithm>

#include "shared/lifecycle/decide_request.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

// Whose codes the actor may issue and deactivate.
std::optional<Error> judge_actor(const Directory& directory, const Command& command,
                                 PersonId person) {
    const Actor& actor = command.by.actor;
    if (directory.organization() == nullptr) return Error{Code::organization_unknown, {}};
    if (!rights(directory, actor, {}).has(Permission::codes_issue))
        return Error{Code::not_permitted, {}};
    const Record* record = directory.person(person);
    if (record == nullptr) return Error{Code::person_unknown, "person"};
    if (!outranks_everywhere(directory, actor, *record)) return Error{Code::rank_too_low, {}};
    return std::nullopt;
}

std::vector<const Invitation*> open_envelopes(const Record& record) {
    std::vector<const Invitation*> open;
    for (const Invitation& invitation : record.invitations) {
        if (record.has_open(invitation.id)) open.push_back(&invitation);
    }
    return open;
}

// The one that a new code replaces the code of; null where a new envelope must take in what is
// open in several, so that one code is good at a time.
const Invitation* renewable(const Record& record) {
    const auto open = open_envelopes(record);
    return open.size() == 1 && !open.front()->written_to ? open.front() : nullptr;
}

bool goes_out(Phase phase) {
    return is_open(phase) || phase == Phase::uninvited || phase == Phase::declined ||
           phase == Phase::revoked || phase == Phase::left;
}

// All that is open is in the one envelope.
InvitationRenewed renew(const Directory& directory, const Command& command, const Record& record,
                        const Invitation& invitation) {
    InvitationRenewed renewed{record.person.id,
                              invitation.id,
                              InvitationRenewed::Cause::code,
                              invitation.last_generation + 1,
                              command.at,
                              command.at + limits::access_code,
                              command.by.actor,
                              {},
                              std::nullopt};
    for (const Membership& membership : record.memberships) {
        if (is_open(membership.phase) &&
            may_grant(directory, command.by.actor, membership.scope, grant_of(membership)))
            renewed.vouched.push_back(membership.id);
    }
    return renewed;
}

std::vector<Invited::Seat> seats_of(const Directory& directory, const Record& record) {
    std::vector<Invited::Seat> seats;
    if (record.is_archived()) return seats;
    for (const Membership& membership : record.memberships) {
        if (!goes_out(membership.phase)) continue;
        const bool offered = membership.phase == Phase::offered;
        seats.push_back(
            {membership.id,
             membership.role ? membership.role : directory.organization()->policies.default_role,
             membership.groups, offered ? Phase::offered : Phase::invited,
             offered ? membership.handle : std::nullopt});
    }
    return seats;
}

std::optional<Error> judge_seats(const Directory& directory, const Command& command,
                                 const Record& record, const std::vector<Invited::Seat>& seats) {
    if (seats.empty()) return Error{Code::not_open, "person"};
    for (const Invited::Seat& seat : seats) {
        if (!seat.role) return Error{Code::role_required, "person"};
        const Scope& scope = record.membership(seat.membership)->scope;
        if (!may_grant(directory, command.by.actor, scope, {seat.role, seat.groups}))
            return Error{Code::grant_above_ceiling, "person"};
    }
    return std::nullopt;
}

// The access code is the invitation.
Decision issue_access_code(const Directory& directory, const Command& command,
                           const IssueCode& body, const Record& record) {
    Decision decision;
    const Invitation* open = renewable(record);
    if (open != nullptr) {
        if (const auto error = judge_seat(directory, &record, command.at))
            return Decision::refuse(*error);
        decision.events.push_back({command.home, renew(directory, command, record, *open)});
        return decision;
    }
    const auto seats = seats_of(directory, record);
    if (const auto error = judge_seats(directory, command, record, seats))
        return Decision::refuse(*error);
    if (directory.person_of_invitation(body.invitation) != nullptr)
        return Decision::refuse(Code::id_taken, "invitation");
    if (const auto error = judge_sending(directory, command, &record, std::nullopt))
        return Decision::refuse(*error);
    decision.events.push_back(
        {command.home,
         Invited{record.person.id,
                 Invitation{body.invitation, std::nullopt, 1, Onboarding::direct, Delivery::code,
                            command.by.actor, command.at, command.at + limits::access_code,
                            std::nullopt, Message{}},
                 seats}});
    return decision;
}

// Whether the account belongs only here is not ours to ask: it is judged when the code is used.
Decision issue_recovery_code(const Command& command, const Record& record) {
    const bool is_active =
        std::any_of(record.memberships.begin(), record.memberships.end(),
                    [](const Membership& held) { return held.phase == Phase::active; });
    if (!is_active) return Decision::refuse(Code::not_open, "person");
    const auto& former = record.person.recovery;
    return Decision::of(
        {command.home, CodeIssued{record.person.id, former ? former->generation + 1 : 1, command.at,
                                  command.at + limits::access_code, command.by.actor}});
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const IssueCode& body) {
    if (const auto error = judge_actor(directory, command, body.person))
        return Decision::refuse(*error);
    const Record& record = *directory.person(body.person);
    if (record.person.address) return Decision::refuse(Code::has_address, "person");
    return record.person.account ? issue_recovery_code(command, record)
                                 : issue_access_code(directory, command, body, record);
}

Decision decide(const Directory& directory, const Command& command, const DeactivateCode& body) {
    if (const auto error = judge_actor(directory, command, body.person))
        return Decision::refuse(*error);
    const Record& record = *directory.person(body.person);
    Decision decision;
    const auto& recovery = record.person.recovery;
    if (recovery && recovery->live && command.at < recovery->lapses_at)
        decision.events.push_back(
            {command.home, CodeDeactivated{body.person, std::nullopt, command.at}});
    for (const Invitation* open : open_envelopes(record)) {
        if (open->delivery == Delivery::code && command.at < open->lapses_at)
            decision.events.push_back(
                {command.home, CodeDeactivated{body.person, open->id, command.at}});
    }
    if (decision.events.empty()) return Decision::refuse(Code::code_not_issued, "person");
    return decision;
}

}  // namespace usher

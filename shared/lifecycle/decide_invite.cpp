#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/envelope.hpp"
#include "shared/lifecycle/job_rules.hpp"
#include "shared/lifecycle/renewal.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

std::string field_of(std::size_t index) { return "memberships[" + std::to_string(index) + "]"; }

/// What becomes of the memberships: some go out, the envelopes of some are sent again.
struct Outcome {
    Memberships out;
    std::vector<const Invitation*> again;
    Errors notes;
};

std::optional<Error> judge_form(const Invite& body) {
    const auto& named = body.memberships;
    if (named.empty()) return Error{Code::required, "memberships"};
    if (named.size() > limits::memberships_a_command) return Error{Code::too_many, "memberships"};
    for (auto id = named.begin(); id != named.end(); ++id) {
        if (std::find(named.begin(), id, *id) != id)
            return Error{Code::id_taken, field_of(static_cast<std::size_t>(id - named.begin()))};
    }
    if (body.when == When::later) return Error{Code::unknown_value, "when"};
    return std::nullopt;
}

std::optional<Error> judge_named(const Directory& directory, const Actor& actor, const Invite& body,
                                 const Record& record) {
    for (std::size_t i = 0; i < body.memberships.size(); ++i) {
        const Membership* membership = record.membership(body.memberships[i]);
        if (membership == nullptr) return Error{Code::membership_unknown, field_of(i)};
        PermissionSet needed{Permission::invitations_send};
        if (membership->phase == Phase::archived)
            needed = needed | PermissionSet{Permission::people_archive};
        if (!rights(directory, actor, membership->scope).includes(needed))
            return Error{Code::not_permitted, field_of(i)};
    }
    if (directory.person_of_invitation(body.invitation) != nullptr)
        return Error{Code::id_taken, "invitation"};
    return std::nullopt;
}

// An open one is sent again where it goes by mail; a link is copied and a code issued by commands
// of their own.
Outcome sort(const Directory& directory, const Command& command, const Invite& body,
             const Record& record) {
    Outcome outcome;
    for (std::size_t i = 0; i < body.memberships.size(); ++i) {
        const Membership& membership = *record.membership(body.memberships[i]);
        const Invitation* envelope =
            membership.invitation ? record.invitation(*membership.invitation) : nullptr;
        const bool is_mailed =
            envelope != nullptr && envelope->written_to && body.when == When::now;
        if (is_left_alone(directory, command, membership)) {
            const auto code = nothing_to_do(membership.phase);
            outcome.notes.push_back({code.value_or(Code::nothing_to_change), field_of(i)});
        } else if (is_open(membership.phase) && is_mailed) {
            const auto end = outcome.again.end();
            if (std::find(outcome.again.begin(), end, envelope) == end)
                outcome.again.push_back(envelope);
        } else if (const auto code = nothing_to_do(membership.phase)) {
            outcome.notes.push_back({*code, field_of(i)});
        } else {
            outcome.out.push_back(&membership);
        }
    }
    return outcome;
}

// Whether the actor may send all that is to be sent; they vouch for what goes out.
std::optional<Error> judge_outcome(const Directory& directory, const Actor& actor,
                                   const Record& record, const Outcome& outcome) {
    for (const Invitation* envelope : outcome.again) {
        if (!holds_in_all(directory, actor, open_in(record, envelope->id, {}),
                          Permission::invitations_send))
            return Error{Code::not_permitted, "memberships"};
    }
    for (const Membership* membership : outcome.out) {
        if (!may_grant(directory, actor, membership->scope, grant_of(*membership)))
            return Error{Code::grant_above_ceiling, "memberships"};
    }
    return std::nullopt;
}

std::optional<Error> judge_out(const Directory& directory, const Invite& body, const Record& record,
                               const Memberships& out) {
    const auto& address = record.person.address;
    for (const Membership* membership : out) {
        if (record.is_archived() && membership->scope.project)
            return Error{Code::organization_archived, "memberships"};
        if (!membership->role && !may_lack_role(*directory.organization(), address))
            return Error{Code::role_required, "memberships"};
        if (body.when == When::by_link && !address) return Error{Code::address_required, "person"};
    }
    return std::nullopt;
}

std::optional<Error> judge_all_sending(const Directory& directory, const Command& command,
                                       const Record& record, const Outcome& outcome) {
    for (const Invitation* envelope : outcome.again) {
        if (auto error = judge_sending(directory, command, &record, envelope->written_to))
            return error;
    }
    if (outcome.out.empty()) return std::nullopt;
    return judge_sending(directory, command, &record, record.person.address);
}

Decision happened(const Directory& directory, const Command& command, const Invite& body,
                  const Record& record, const Outcome& outcome) {
    Decision decision;
    decision.notes = outcome.notes;
    for (const Invitation* envelope : outcome.again) {
        decision.events.push_back({command.home, renew(directory, command, record, *envelope,
                                                       InvitationRenewed::Cause::resend,
                                                       open_in(record, envelope->id, {}))});
    }
    if (outcome.out.empty()) return decision;
    std::vector<Invited::Seat> seats;
    for (const Membership* membership : outcome.out)
        seats.push_back({membership->id, membership->role, membership->groups, Phase::invited, {}});
    send(decision, directory, command, &record,
         {record.person.id, record.person.address, body.invitation, body.when, body.message,
          std::move(seats)});
    return decision;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const Invite& body) {
    const auto refuse = [](const std::optional<Error>& error) { return Decision::refuse(*error); };
    const Actor& actor = command.by.actor;
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (const auto error = judge_form(body)) return refuse(error);
    if (!may_somewhere(directory, actor, Permission::invitations_send))
        return Decision::refuse(Code::not_permitted);
    if (const auto error = judge_job(directory, command)) return refuse(error);
    const Record* record = directory.person(body.person);
    if (record == nullptr) return Decision::refuse(Code::person_unknown, "person");
    if (const auto error = judge_named(directory, actor, body, *record)) return refuse(error);
    const Outcome outcome = sort(directory, command, body, *record);
    if (const auto error = judge_outcome(directory, actor, *record, outcome)) return refuse(error);
    if (const auto error = judge_out(directory, body, *record, outcome.out)) return refuse(error);
    if (const auto error = judge_all_sending(directory, command, *record, outcome))
        return refuse(error);
    return happened(directory, command, body, *record, outcome);
}

}  // namespace usher

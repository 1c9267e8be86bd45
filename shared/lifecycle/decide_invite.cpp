#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

std::string seat_field(std::size_t index) { return "seats[" + std::to_string(index) + "]"; }

// What is said of a seat in which there is nothing to do.
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

PermissionSet needed(When when) {
    PermissionSet needed{Permission::people_add};
    if (when != When::later) needed = needed | PermissionSet{Permission::invitations_send};
    return needed;
}

std::optional<Error> judge_form(const InvitePerson& body) {
    if (body.seats.empty()) return Error{Code::required, "seats"};
    if (body.seats.size() > limits::memberships_a_command) return Error{Code::too_many, "seats"};
    for (std::size_t i = 0; i < body.seats.size(); ++i) {
        if (body.seats[i].scope.project)
            return Error{Code::scope_unknown, seat_field(i) + ".scope"};
        for (std::size_t j = 0; j < i; ++j) {
            if (body.seats[i].scope == body.seats[j].scope)
                return Error{Code::id_taken, seat_field(i) + ".scope"};
        }
    }
    return std::nullopt;
}

std::optional<Error> judge_grant(const Directory& directory, const Actor& actor,
                                 const InvitePerson& body) {
    for (const auto& seat : body.seats) {
        if (!rights(directory, actor, seat.scope).includes(needed(body.when)))
            return Error{Code::not_permitted, {}};
    }
    if (directory.organization()->role(body.role) == nullptr)
        return Error{Code::role_unknown, "role"};
    for (const auto& seat : body.seats) {
        if (!may_grant(directory, actor, seat.scope, body.role))
            return Error{Code::grant_above_ceiling, "role"};
    }
    return std::nullopt;
}

std::optional<Error> judge_ids(const Directory& directory, const InvitePerson& body,
                               const Record* here) {
    if (here == nullptr && directory.person(body.person) != nullptr)
        return Error{Code::id_taken, "person"};
    if (directory.person_of_invitation(body.invitation) != nullptr)
        return Error{Code::id_taken, "invitation"};
    for (std::size_t i = 0; i < body.seats.size(); ++i) {
        if (directory.person_of_membership(body.seats[i].id) != nullptr)
            return Error{Code::id_taken, seat_field(i) + ".id"};
    }
    return std::nullopt;
}

// Puts the person into each seat; returns those that are to go out.
std::vector<Invited::Seat> seat_person(Decision& decision, const Directory& directory,
                                       const Command& command, const InvitePerson& body,
                                       const Record* here) {
    const PersonId person = here == nullptr ? body.person : here->person.id;
    std::vector<Invited::Seat> going_out;
    for (std::size_t i = 0; i < body.seats.size(); ++i) {
        const auto& seat = body.seats[i];
        const Membership* membership = here == nullptr ? nullptr : here->membership(seat.scope);
        if (membership == nullptr) {
            decision.events.push_back(
                {command.home, MembershipAdded{person, Membership{seat.id,
                                                                  seat.scope,
                                                                  Phase::uninvited,
                                                                  body.role,
                                                                  command.by.actor,
                                                                  {},
                                                                  false,
                                                                  command.at}}});
            going_out.push_back({seat.id, body.role});
            continue;
        }
        decision.renamed.push_back({seat.id.bits, membership->id.bits});
        if (const auto code = nothing_to_do(membership->phase)) {
            decision.notes.push_back({*code, seat_field(i)});
        } else if (membership->phase == Phase::archived &&
                   !rights(directory, command.by.actor, seat.scope)
                        .has(Permission::people_archive)) {
            return decision = Decision::refuse(Code::not_permitted, seat_field(i)),
                   std::vector<Invited::Seat>{};
        } else {
            going_out.push_back({membership->id, body.role});
        }
    }
    return going_out;
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const InvitePerson& body) {
    const Organization* organization = directory.organization();
    if (organization == nullptr) return Decision::refuse(Code::organization_unknown);
    if (const auto error = judge_form(body)) return Decision::refuse(error->code, error->field);
    if (const auto error = judge_grant(directory, command.by.actor, body))
        return Decision::refuse(error->code, error->field);
    const Record* here = directory.person_of_address(body.address.key());
    if (const auto error = judge_ids(directory, body, here))
        return Decision::refuse(error->code, error->field);

    Decision decision;
    if (here == nullptr) {
        decision.events.push_back(
            {command.home, PersonAdded{Person{body.person, body.name, body.address, body.locale,
                                              std::nullopt, command.at}}});
    } else {
        decision.renamed.push_back({body.person.bits, here->person.id.bits});
    }
    const auto going_out = seat_person(decision, directory, command, body, here);
    if (decision.refused() || going_out.empty() || body.when == When::later) return decision;

    const Delivery delivery = body.when == When::now ? Delivery::mail : Delivery::link;
    const EmailAddress& written_to =
        here != nullptr && here->person.address ? *here->person.address : body.address;
    decision.events.push_back(
        {command.home,
         Invited{
             here == nullptr ? body.person : here->person.id,
             Invitation{body.invitation, written_to, 1, organization->policies.onboarding, delivery,
                        command.by.actor, command.at,
                        command.at + organization->policies.invite_ttl, std::nullopt, body.message},
             going_out}});
    return decision;
}

}  // namespace usher

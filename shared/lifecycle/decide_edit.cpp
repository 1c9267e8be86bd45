#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/named.hpp"
#include "shared/lifecycle/rights.hpp"
#include "shared/lifecycle/sending.hpp"
#include "shared/policy/limits.hpp"

namespace usher {
namespace {

using Memberships = std::vector<const Membership*>;

/// An envelope that waits, and what waits in it for an answer or a decision.
struct Waiting {
    const Invitation* invitation = nullptr;
    Memberships memberships;
};

std::vector<Waiting> waiting_in(const Record& record) {
    std::vector<Waiting> waiting;
    for (const Invitation& invitation : record.invitations) {
        Waiting here{&invitation, {}};
        for (const Membership& membership : record.memberships) {
            if (membership.invitation == invitation.id && is_pending(membership.phase))
                here.memberships.push_back(&membership);
        }
        if (!here.memberships.empty()) waiting.push_back(std::move(here));
    }
    return waiting;
}

std::string text_of(const std::optional<EmailAddress>& address) {
    return address ? address->text() : std::string{};
}

// Addresses are compared by their keys; how one is written can change too.
bool is_same(const PersonEdited& edited, const Person& person) {
    return edited.name == person.name && text_of(edited.address) == text_of(person.address) &&
           edited.username == person.username && edited.external_ids == person.external_ids &&
           edited.locale == person.locale;
}

PersonEdited edited(const Person& person, const EditPerson& body) {
    return {person.id,
            body.name.value_or(person.name),
            body.address ? body.address->to : person.address,
            body.username ? body.username->to : person.username,
            body.external_ids.value_or(person.external_ids),
            body.locale.value_or(person.locale),
            person.address,
            person.username,
            person.external_ids};
}

std::string external_id_field(std::size_t index) {
    return "external_ids[" + std::to_string(index) + "]";
}

bool is_of_somebody_else(const Record* holder, PersonId person) {
    return holder != nullptr && holder->person.id != person;
}

// What the person has already stays, even of an integration that is gone.
std::optional<Error> judge_integrations(const Directory& directory, const PersonEdited& edited) {
    const auto& ids = edited.external_ids;
    const auto& former = edited.former_external_ids;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool is_known =
            !ids[i].integration || directory.organization()->integration(*ids[i].integration);
        if (!is_known && std::find(former.begin(), former.end(), ids[i]) == former.end())
            return Error{Code::integration_unknown, external_id_field(i) + ".integration"};
    }
    return std::nullopt;
}

std::optional<Error> judge_taken(const Directory& directory, const PersonEdited& edited) {
    if (edited.address &&
        is_of_somebody_else(directory.person_of_address(edited.address->key()), edited.person))
        return Error{Code::address_taken, "address"};
    if (edited.username &&
        is_of_somebody_else(directory.person_of_username(*edited.username), edited.person))
        return Error{Code::username_taken, "username"};
    const auto& ids = edited.external_ids;
    for (auto id = ids.begin(); id != ids.end(); ++id) {
        if (is_of_somebody_else(directory.person_of_external_id(*id), edited.person) ||
            std::find(ids.begin(), id, *id) != id)
            return Error{Code::external_id_taken,
                         external_id_field(static_cast<std::size_t>(id - ids.begin()))};
    }
    return std::nullopt;
}

// What waits goes to another mailbox, or becomes a code.
std::optional<Error> judge_reach(const Directory& directory, const Command& command,
                                 const PersonEdited& edited) {
    const Permission needed =
        edited.address ? Permission::invitations_send : Permission::codes_issue;
    if (!rights(directory, command.by.actor, {}).has(needed)) return Error{Code::not_permitted, {}};
    return std::nullopt;
}

// What the person can still answer comes into other hands: that is granted anew.
std::optional<Error> judge_ceiling(const Directory& directory, const Command& command,
                                   const Record& record) {
    for (const Membership& membership : record.memberships) {
        if (can_be_answered(record, membership, command.at) &&
            !may_grant(directory, command.by.actor, membership.scope, grant_of(membership)))
            return Error{Code::grant_above_ceiling, "address"};
    }
    return std::nullopt;
}

void write_anew(Decision& decision, const Command& command, const Organization& organization,
                const PersonEdited& edited, const Waiting& waiting) {
    InvitationRenewed renewed{
        edited.person,
        waiting.invitation->id,
        InvitationRenewed::Cause::edit,
        waiting.invitation->last_generation + 1,
        command.at,
        command.at + (edited.address ? organization.policies.invite_ttl : limits::access_code),
        command.by.actor,
        {},
        edited.address};
    for (const Membership* membership : waiting.memberships) {
        renewed.vouched.push_back(membership->id);
        if (membership->phase == Phase::awaiting_approval)
            decision.events.push_back({command.home, RequestWithdrawn{edited.person, membership->id,
                                                                      Phase::invited, command.at}});
    }
    decision.events.push_back({command.home, std::move(renewed)});
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const EditPerson& body) {
    const auto found = named_person(directory, command, body.person, Permission::people_edit);
    if (!found) return Decision::refuse(found.error());
    const Record& record = **found;
    const PersonEdited after = edited(record.person, body);
    if (is_same(after, record.person)) return Decision::note(Code::nothing_to_change);
    const bool is_readdressed = after.address != after.former_address;
    const auto waiting = is_readdressed ? waiting_in(record) : std::vector<Waiting>{};
    if (!waiting.empty()) {
        if (const auto error = judge_reach(directory, command, after))
            return Decision::refuse(*error);
    }
    if (const auto error = judge_integrations(directory, after)) return Decision::refuse(*error);
    if (!outranks_everywhere(directory, command.by.actor, record))
        return Decision::refuse(Code::rank_too_low);
    if (is_readdressed) {
        if (const auto error = judge_ceiling(directory, command, record))
            return Decision::refuse(*error);
    }
    if (const auto error = judge_taken(directory, after)) return Decision::refuse(*error);
    if (!waiting.empty()) {
        if (const auto error = judge_sending(directory, command, &record, after.address))
            return Decision::refuse(*error);
    }

    Decision decision;
    decision.events.push_back({command.home, after});
    for (const Waiting& envelope : waiting)
        write_anew(decision, command, *directory.organization(), after, envelope);
    return decision;
}

Decision decide(const Directory& directory, const Command& command, const SetMetadata& body) {
    const auto found = outranked_person(directory, command, body.person, Permission::people_edit);
    if (!found) return Decision::refuse(found.error());
    if ((*found)->person.metadata == body.metadata) return Decision::note(Code::nothing_to_change);
    return Decision::of({command.home, MetadataSet{body.person, body.metadata}});
}

Decision decide(const Directory& directory, const Command& command, const ErasePerson& body) {
    const auto found = outranked_person(directory, command, body.person, Permission::people_erase);
    if (!found) return Decision::refuse(found.error());
    const Person& person = (*found)->person;
    return Decision::of({command.home, PersonErased{person.id, person.address, person.username,
                                                    person.external_ids}});
}

}  // namespace usher

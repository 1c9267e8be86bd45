#include <algorithm>

#include "shared/lifecycle/decide.hpp"
#include "shared/lifecycle/named.hpp"

namespace usher {
namespace {

using Values = std::map<std::string, std::string>;

std::string field_of(const std::string& key) { return "values." + key; }

std::optional<Error> judge_values(const Organization& organization, const Values& values) {
    const auto& fields = organization.identity_fields;
    for (const auto& entry : values) {
        const bool is_known =
            std::any_of(fields.begin(), fields.end(),
                        [&](const IdentityField& field) { return field.key == entry.first; });
        if (!is_known) return Error{Code::identity_field_unknown, field_of(entry.first)};
    }
    for (const IdentityField& field : fields) {
        const auto value = values.find(field.key);
        if (field.required && (value == values.end() || value->second.empty()))
            return Error{Code::identity_missing, field_of(field.key)};
    }
    return std::nullopt;
}

bool is_active_somewhere(const Record& record) {
    return std::any_of(
        record.memberships.begin(), record.memberships.end(),
        [](const Membership& membership) { return membership.phase == Phase::active; });
}

Decision record_identity(const Command& command, const Person& person, Identity::State state,
                         const Values& values) {
    return Decision::of(
        {command.home,
         IdentityRecorded{person.id, Identity{state, values, command.by.actor, command.at, {}}}});
}

// What was submitted is validated or sent back.
Decision settle(const Directory& directory, const Command& command, PersonId id,
                Identity::State state, const Message& reason) {
    const auto found = outranked_person(directory, command, id, Permission::identity_validate);
    if (!found) return Decision::refuse(found.error());
    const auto& identity = (*found)->person.identity;
    if (identity && identity->state == state && identity->reason == reason)
        return Decision::note(Code::nothing_to_change);
    if (!identity || identity->state != Identity::State::submitted)
        return Decision::refuse(Code::nothing_submitted);
    return Decision::of(
        {command.home, IdentityDecided{id, state, reason, command.by.actor, command.at}});
}

}  // namespace

Decision decide(const Directory& directory, const Command& command, const RegisterIdentity& body) {
    const auto found =
        outranked_person(directory, command, body.person, Permission::identity_register);
    if (!found) return Decision::refuse(found.error());
    if (const auto error = judge_values(*directory.organization(), body.values))
        return Decision::refuse(*error);
    const Person& person = (*found)->person;
    const bool is_same = person.identity && person.identity->values == body.values &&
                         person.identity->state == Identity::State::validated;
    if (is_same) return Decision::note(Code::nothing_to_change);
    return record_identity(command, person, Identity::State::validated, body.values);
}

Decision decide(const Directory& directory, const Command& command, const SubmitIdentity& body) {
    if (directory.organization() == nullptr) return Decision::refuse(Code::organization_unknown);
    if (command.by.actor.kind != Actor::Kind::account) return Decision::refuse(Code::not_signed_in);
    const Record* record = directory.person_of_account(command.by.actor.account);
    if (record == nullptr) return Decision::refuse(Code::person_unknown);
    if (!is_active_somewhere(*record)) return Decision::refuse(Code::not_active);
    if (const auto error = judge_values(*directory.organization(), body.values))
        return Decision::refuse(*error);
    const auto& identity = record->person.identity;
    const bool is_same = identity && identity->values == body.values &&
                         identity->state != Identity::State::sent_back;
    if (is_same) return Decision::note(Code::nothing_to_change);
    return record_identity(command, record->person, Identity::State::submitted, body.values);
}

Decision decide(const Directory& directory, const Command& command, const ValidateIdentity& body) {
    return settle(directory, command, body.person, Identity::State::validated, {});
}

Decision decide(const Directory& directory, const Command& command, const SendBackIdentity& body) {
    return settle(directory, command, body.person, Identity::State::sent_back, body.reason);
}

}  // namespace usher

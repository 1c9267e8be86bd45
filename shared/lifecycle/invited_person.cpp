#include "shared/lifecycle/invited_person.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

std::string seat_field(std::size_t index) { return "seats[" + std::to_string(index) + "]"; }
std::string external_field(std::size_t index) {
    return "external_ids[" + std::to_string(index) + "]";
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

std::optional<Error> judge_identity(const Organization& organization, const InvitePerson& body) {
    if (body.identity.empty()) return std::nullopt;
    const auto& fields = organization.identity_fields;
    for (const auto& named : body.identity) {
        const bool is_known =
            std::any_of(fields.begin(), fields.end(),
                        [&](const IdentityField& field) { return field.key == named.first; });
        if (!is_known) return Error{Code::identity_field_unknown, "identity." + named.first};
    }
    for (const IdentityField& field : fields) {
        const auto found = body.identity.find(field.key);
        const bool is_missing = found == body.identity.end() || found->second.empty();
        if (field.required && is_missing)
            return Error{Code::identity_missing, "identity." + field.key};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> judge_form(const InvitePerson& body) {
    const auto& seats = body.seats;
    if (seats.empty()) return Error{Code::required, "seats"};
    if (seats.size() > limits::memberships_a_command) return Error{Code::too_many, "seats"};
    for (std::size_t i = 0; i < seats.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (seats[i].scope == seats[j].scope)
                return Error{Code::id_taken, seat_field(i) + ".scope"};
            if (seats[i].id == seats[j].id) return Error{Code::id_taken, seat_field(i) + ".id"};
        }
    }
    const auto& ids = body.external_ids;
    for (auto id = ids.begin(); id != ids.end(); ++id) {
        if (std::find(ids.begin(), id, *id) != id)
            return Error{Code::id_taken,
                         external_field(static_cast<std::size_t>(id - ids.begin()))};
    }
    return std::nullopt;
}

std::optional<Error> judge_named(const Organization& organization, const InvitePerson& body) {
    for (std::size_t i = 0; i < body.seats.size(); ++i) {
        if (!organization.has(body.seats[i].scope))
            return Error{Code::scope_unknown, seat_field(i) + ".scope"};
    }
    if (body.role && organization.role(*body.role) == nullptr)
        return Error{Code::role_unknown, "role"};
    for (std::size_t i = 0; i < body.groups.size(); ++i) {
        if (organization.group(body.groups[i]) == nullptr)
            return Error{Code::group_unknown, "groups[" + std::to_string(i) + "]"};
    }
    for (std::size_t i = 0; i < body.external_ids.size(); ++i) {
        const auto& integration = body.external_ids[i].integration;
        if (integration && organization.integration(*integration) == nullptr)
            return Error{Code::integration_unknown, external_field(i) + ".integration"};
    }
    return std::nullopt;
}

FoundPerson find_person(const Directory& directory, const InvitePerson& body) {
    FoundPerson found;
    if (body.address) found.here = directory.person_of_address(body.address->key());
    for (const ExternalIdentity& id : body.external_ids) {
        const Record* other = directory.person_of_external_id(id);
        if (other == nullptr) continue;
        if (found.here != nullptr && found.here->person.id != other->person.id) {
            found.error = Error{Code::two_people, "external_ids"};
            return found;
        }
        found.here = other;
    }
    if (!body.address && body.external_ids.empty()) found.here = directory.person(body.person);
    return found;
}

std::optional<Error> judge_new(const Directory& directory, const InvitePerson& body,
                               const Record* here) {
    if (auto error = judge_ids(directory, body, here)) return error;
    if (here != nullptr) return std::nullopt;
    if (body.username && directory.person_of_username(*body.username) != nullptr)
        return Error{Code::username_taken, "username"};
    return judge_identity(*directory.organization(), body);
}

void add_person(Decision& decision, const Organization& organization, const Command& command,
                const InvitePerson& body) {
    Person person;
    person.id = body.person;
    person.name = body.name;
    person.address = body.address;
    person.locale = body.locale.value_or(organization.policies.default_locale);
    person.added_at = command.at;
    person.username = body.username;
    person.external_ids = body.external_ids;
    person.metadata = body.metadata;
    decision.events.push_back({command.home, PersonAdded{std::move(person)}});
    if (body.identity.empty()) return;
    decision.events.push_back(
        {command.home,
         IdentityRecorded{
             body.person,
             Identity{
                 Identity::State::validated, body.identity, command.by.actor, command.at, {}}}});
}

}  // namespace usher

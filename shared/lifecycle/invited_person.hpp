#pragma once

#include <optional>

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

// What InvitePerson asks about the person, before it looks at the seats.
namespace usher {

/// required (seats), too_many (seats), id_taken (one scope, id or external id twice).
std::optional<Error> judge_form(const InvitePerson& body);

/// scope_unknown, role_unknown, group_unknown, integration_unknown.
std::optional<Error> judge_named(const Organization& organization, const InvitePerson& body);

/// Who is meant: by address, else by an external id; who names neither means the person of the id.
/// Null: nobody who is here. Error: two_people.
struct FoundPerson {
    const Record* here = nullptr;
    std::optional<Error> error;
};
FoundPerson find_person(const Directory& directory, const InvitePerson& body);

/// id_taken, and for a person whom the command makes username_taken, identity_field_unknown,
/// identity_missing.
std::optional<Error> judge_new(const Directory& directory, const InvitePerson& body,
                               const Record* here);

/// Makes the person, with what is known of them.
void add_person(Decision& decision, const Organization& organization, const Command& command,
                const InvitePerson& body);

}  // namespace usher

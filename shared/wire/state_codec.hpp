#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/wire/object_reader.hpp"

/// State as JSON. Ids as UUIDs, instants as RFC 3339, absent values as null. Writing and reading
/// are inverse to each other.
namespace usher::wire {

Json to_json(const Scope& scope);
Json to_json(const Actor& actor);
Json to_json(const Role& role);
Json to_json(const Organization& organization);
Json to_json(const Person& person);
Json to_json(const Membership& membership);
Json to_json(const Invitation& invitation);
Json to_json(const Record& record);
Json to_json(const ProvedAddress& proved);
/// Without the credential.
Json to_json(const Account& account);
Json to_json(const PermissionSet& permissions);

template <class Tag>
Json to_json(const Id<Tag>& id) {
    return id.text();
}
inline Json to_json(const Instant& instant) { return instant.text(); }
inline Json to_json(const EmailAddress& address) { return address.text(); }
template <class Value>
Json optional_to_json(const std::optional<Value>& value) {
    return value ? to_json(*value) : Json(nullptr);
}

/// Each reads the object's fields; no value when something was wrong.
Scope read_scope(ObjectReader& reader, const char* key);
Actor read_actor(ObjectReader& reader, const char* key);
std::optional<Role> read_role(ObjectReader& reader);
std::optional<Organization> read_organization(ObjectReader& reader);
std::optional<Person> read_person(ObjectReader& reader);
std::optional<Membership> read_membership(ObjectReader& reader);
std::optional<Invitation> read_invitation(ObjectReader& reader);
std::optional<Record> read_record(ObjectReader& reader);
std::optional<ProvedAddress> read_proved(ObjectReader& reader);
std::optional<Account> read_account(ObjectReader& reader);

}  // namespace usher::wire

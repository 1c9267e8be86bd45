#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/wire/describe.hpp"
#include "shared/wire/object_reader.hpp"

/// State as JSON. Ids as UUIDs, instants as RFC 3339, absent values as null. Writing and reading
/// are inverse to each other.
namespace usher::wire {

Json to_json(const Scope& scope);

/// Whatever has a description (wire/describe.hpp).
template <class Value>
requires Described<Value> Json to_json(const Value& value) { return write_described(value); }
inline Json to_json(const PermissionSet& permissions) { return write_described(permissions); }

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

Scope read_scope(ObjectReader& reader, const char* key);
Actor read_actor(ObjectReader& reader, const char* key);

// Each reads the object's fields; whoever calls looks at the errors before using what was read.
inline std::optional<Role> read_role(ObjectReader& reader) { return read_described<Role>(reader); }
inline std::optional<Organization> read_organization(ObjectReader& reader) {
    return read_described<Organization>(reader);
}
inline std::optional<Person> read_person(ObjectReader& reader) {
    return read_described<Person>(reader);
}
inline std::optional<Record> read_record(ObjectReader& reader) {
    return read_described<Record>(reader);
}
inline std::optional<ProvedAddress> read_proved(ObjectReader& reader) {
    return read_described<ProvedAddress>(reader);
}
inline std::optional<Account> read_account(ObjectReader& reader) {
    return read_described<Account>(reader);
}

}  // namespace usher::wire

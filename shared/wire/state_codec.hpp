#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/lifecycle/state.hpp"
#include "shared/wire/describe.hpp"
#include "shared/wire/object_reader.hpp"

/// State from JSON: ids as UUIDs, instants as RFC 3339, absent values as null. The inverse of
/// `write_described`.
namespace usher::wire {

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

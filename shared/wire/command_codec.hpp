#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {

/// Reads the body of a command: `{"type": "invite_person", …}`. Commands at home in an organization
/// only; those of an account's owner come through requests of their own. Errors: unknown_command
/// (type), and those of the fields.
std::optional<Body> read_body(ObjectReader& reader);

/// The inverse of `read_body`. Owner commands are written without their credential.
Json to_json(const Body& body);

/// The command's name on the wire.
std::string_view type_of(const Body& body);

}  // namespace usher::wire

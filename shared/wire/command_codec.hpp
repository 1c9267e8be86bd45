#pragma once

#include "shared/lifecycle/command.hpp"
#include "shared/wire/fields.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {

/// Reads the body of a command: `{"type": "invite_person", …}`. Commands at home in an organization
/// only; those of an account's owner come through requests of their own. Errors: unknown_command
/// (type), and those of the fields.
std::optional<Body> read_body(ObjectReader& reader);

/// As `read_body`, for the commands of an account's owner and of the server's administrator; what
/// is secret in them is left empty.
std::optional<Body> read_owner_body(ObjectReader& reader);

/// Whether it is the name of one of these.
bool is_owner_type(std::string_view type);

/// Says the fields of a command, but its type; of another name nothing.
void outline(std::string_view type, Outline& outline);

/// The inverse of both. Owner commands are written without their credential.
void write_body(JsonText& text, const Body& body);

/// The inverse of `read_body`: as `write_body`, where it is known to be none of an owner.
void write_organization_body(JsonText& text, const Body& body);

/// The command's name on the wire.
std::string_view type_of(const Body& body);

}  // namespace usher::wire

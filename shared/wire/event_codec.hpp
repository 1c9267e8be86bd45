#pragma once

#include "shared/lifecycle/event.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {

/// An event as vectors write it: `{"type": "invited", "home": …, …}`.
/// Credentials are never written.
Json to_json(const Event& event);

/// As the log keeps it: without metadata and the values of identities.
Json to_log(const Event& event);

/// The inverse of `to_json`. Errors: unknown_value (type), and those of the fields.
std::optional<Event> read_event(ObjectReader& reader);

/// The event's name on the wire.
std::string_view type_of(const Event& event);

}  // namespace usher::wire

#pragma once

#include "shared/lifecycle/event.hpp"
#include "shared/wire/object_reader.hpp"

namespace usher::wire {

/// An event as vectors write it: `{"type": "invited", "home": …, …}`.
/// Credentials are never written.
std::string encode_event(const Event& event);

/// As the log keeps it: without metadata and the values of identities.
std::string encode_for_log(const Event& event);

/// The inverse of `encode_event`. Errors: unknown_value (type), and those of the fields.
std::optional<Event> read_event(ObjectReader& reader);

/// The event's name on the wire.
std::string_view type_of(const Event& event);

}  // namespace usher::wire

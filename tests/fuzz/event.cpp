#include "shared/wire/event_codec.hpp"
#include "tests/fuzz/property.hpp"

using namespace usher;

// An event that is understood is written so that it is understood in the same way.
USHER_FUZZ(text) {
    const auto event = wire::read_object<Event>(text, wire::read_event);
    if (!event) return fuzz::holds(!event.error().empty());
    const std::string written = wire::encode_event(*event);
    const auto again = wire::read_object<Event>(written, wire::read_event);
    fuzz::holds(again && wire::encode_event(*again) == written);
}

#include "server/app/feed.hpp"
#include "tests/fuzz/property.hpp"

// A cursor that is understood comes back as the same place.
USHER_FUZZ(text) {
    const auto cursor = usher::app::Cursor::parse(text);
    if (!cursor) return;
    usher::fuzz::holds(usher::app::Cursor::parse(cursor->text()) == cursor);
}

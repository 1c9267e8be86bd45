#include "shared/wire/json.hpp"

#include "tests/fuzz/property.hpp"

// What is accepted is written and read again without a difference.
USHER_FUZZ(text) {
    const auto json = usher::wire::parse(text);
    if (!json) return;
    const std::string written = usher::wire::write(*json);
    const auto again = usher::wire::parse(written);
    usher::fuzz::holds(again && usher::wire::write(*again) == written);
}

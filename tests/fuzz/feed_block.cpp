#include "shared/wire/feed.hpp"
#include "tests/fuzz/property.hpp"

// A page that is understood is written so that it is understood in the same way.
USHER_FUZZ(text) {
    const auto page = usher::wire::decode_block(text);
    if (!page) return usher::fuzz::holds(!page.error().empty());
    const std::string written = usher::wire::encode_block(*page);
    const auto again = usher::wire::decode_block(written);
    usher::fuzz::holds(again && usher::wire::encode_block(*again) == written);
}

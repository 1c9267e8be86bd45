#include "shared/wire/answer.hpp"
#include "tests/fuzz/property.hpp"

// A body that is understood is written so that it is understood in the same way.
USHER_FUZZ(text) {
    const auto body = usher::wire::decode_body(text);
    if (!body) return usher::fuzz::holds(!body.error().empty());
    const std::string written = usher::wire::encode_body(*body);
    const auto again = usher::wire::decode_body(written);
    usher::fuzz::holds(again && usher::wire::encode_body(*again) == written);
}

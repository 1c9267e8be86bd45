#include "shared/wire/feed.hpp"
#include "tests/fuzz/property.hpp"

namespace {

usher::Result<usher::wire::FeedPage, usher::Errors> decoded(std::string_view bytes) {
    std::vector<usher::Record> people;
    auto page = usher::wire::decode_block(
        bytes, [&](const usher::Record& record) { people.push_back(record); });
    if (page) page->people = std::move(people);
    return page;
}

}  // namespace

// A page that is understood is written so that it is understood in the same way.
USHER_FUZZ(text) {
    const auto page = decoded(text);
    if (!page) return usher::fuzz::holds(!page.error().empty());
    const std::string written = usher::wire::encode_block(*page);
    const auto again = decoded(written);
    usher::fuzz::holds(again && usher::wire::encode_block(*again) == written);
}

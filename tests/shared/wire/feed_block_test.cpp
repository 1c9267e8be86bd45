#include <gtest/gtest.h>

#include "shared/wire/feed.hpp"
#include "tests/shared/printing.hpp"
#include "tests/support/vectors/labels.hpp"

namespace usher::wire {
namespace {

FeedPage page() {
    FeedPage page;
    page.cursor = "1.63.2000";
    page.reached = 2000;
    page.more = true;
    page.now = Instant{1795161600000};
    page.organization.emplace();
    page.organization->id = OrganizationId{test::bits_of_label("northwind")};
    page.organization->name = *Name::parse("Northwind");
    for (const char* word : {"ada", "maya"}) {
        Record record;
        record.person.id = PersonId{test::bits_of_label(word)};
        record.person.name = *Name::parse(word);
        page.people.push_back(record);
    }
    page.gone = {PersonId{test::bits_of_label("zoe")}};
    return page;
}

Result<FeedPage, Errors> decoded(std::string_view bytes) {
    std::vector<Record> people;
    auto page = decode_block(bytes, [&](const Record& record) { people.push_back(record); });
    if (page) page->people = std::move(people);
    return page;
}

TEST(FeedBlocks, AreThePageThatTheyWereMadeOf) {
    const auto read = decoded(encode_block(page()));
    ASSERT_TRUE(read);
    EXPECT_EQ(encode_page(*read), encode_page(page()));
}

TEST(FeedBlocks, AreRefusedWhenTheyAreCutOrLonger) {
    const std::string bytes = encode_block(page());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decoded(std::string_view{bytes}.substr(0, size))) << size;
    EXPECT_FALSE(decoded(bytes + '\0'));
}

TEST(FeedBlocks, SurviveAnyNumber) {
    const std::string bytes = encode_block(page());
    for (std::size_t at = 0; at < 28; ++at) {
        for (const int byte : {0x00, 0x7f, 0xff}) {
            std::string changed = bytes;
            if (changed[at] == static_cast<char>(byte)) continue;
            changed[at] = static_cast<char>(byte);
            EXPECT_FALSE(decoded(changed)) << at << ' ' << byte;
        }
    }
}

}  // namespace
}  // namespace usher::wire

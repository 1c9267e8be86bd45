#include "server/app/feed_pages.hpp"

#include <gtest/gtest.h>

#include "shared/policy/limits.hpp"
#include "tests/server/app/workshop.hpp"
#include "tests/server/store/batch.hpp"

namespace usher::test {
namespace {

using app::Cursor;

class FeedPagesTest : public testing::Test {
protected:
    app::Viewer viewer() { return *app::viewer_of(shop.reader(), shop.home, shop.hana); }
    app::PageText page(const std::optional<Cursor>& after) {
        return pages.next(shop.home, viewer(), after, shop.now);
    }
    /// Whether the first page is made from the database: it is changed behind the server's back.
    bool is_made_anew(app::FeedPages& by) {
        const auto first = [&] {
            return by.next(shop.home, viewer(), std::nullopt, shop.now).text;
        };
        const std::string before = first();
        shop.run("UPDATE people SET name = name || 'x'");
        return first() != before;
    }
    bool is_made_anew() { return is_made_anew(pages); }
    /// Walks the feed from its beginning to its end: every page is as if it were made anew.
    void expect_as_made_anew() {
        std::optional<Cursor> after;
        for (bool more = true; more;) {
            const auto anew = app::next_page(shop.reader(), shop.home, viewer(), after, shop.now);
            const app::PageText kept = page(after);
            EXPECT_EQ(kept.text, wire::encode_page(anew));
            EXPECT_EQ(kept.more, anew.more);
            after = Cursor::parse(anew.cursor);
            more = anew.more;
        }
    }
    void put(int first, std::size_t count) {
        Batch batch{shop.store()};
        for (std::size_t i = 0; i < count; ++i) {
            Record record;
            record.person.id =
                named<PersonId>("person:" + std::to_string(first + static_cast<int>(i)));
            batch.put(shop.home, record);
        }
        batch.commit();
    }
    void remove(int number) {
        Batch batch{shop.store()};
        batch.transaction().raise_change(shop.home);
        batch.remove(shop.home, named<PersonId>("person:" + std::to_string(number)));
        batch.commit();
    }

    // Whoever compresses leaves a mark.
    static std::string packed(std::string_view bytes) { return "packed:" + std::string{bytes}; }

    Workshop shop;
    app::FeedPages pages{shop.reader(), packed};
};

TEST_F(FeedPagesTest, AreMadeOnceWhileNothingChanges) {
    EXPECT_FALSE(is_made_anew());
    const std::string before = page(std::nullopt).text;
    shop.apply(shop.command(shop.invite("maya")));
    EXPECT_NE(page(std::nullopt).text, before);
}

TEST_F(FeedPagesTest, AreAsIfMadeAnewWhateverHappens) {
    put(0, limits::records_a_page + 10);
    expect_as_made_anew();
    put(100'000, 3);
    expect_as_made_anew();
    // Somebody of the first page comes to the end.
    put(7, 1);
    expect_as_made_anew();
    remove(8);
    expect_as_made_anew();
    EditOrganization renamed;
    renamed.name = *Name::parse("Another name");
    shop.apply(shop.command(renamed));
    expect_as_made_anew();
}

TEST_F(FeedPagesTest, StayWhileOnlyTheEndOfTheFeedMoves) {
    put(0, limits::records_a_page + 10);
    const std::string before = page(std::nullopt).text;
    shop.run("UPDATE people SET name = name || 'x'");
    put(100'000, 3);
    EXPECT_EQ(page(std::nullopt).text, before);
    put(7, 1);
    EXPECT_NE(page(std::nullopt).text, before);
}

TEST_F(FeedPagesTest, AreOfOneViewer) {
    page(std::nullopt);
    app::Viewer narrow;
    narrow.sight.projects[named<ProjectId>("project:tower")] = {Permission::people_read};
    const auto seen = pages.next(shop.home, narrow, std::nullopt, shop.now);
    const auto anew = app::next_page(shop.reader(), shop.home, narrow, std::nullopt, shop.now);
    EXPECT_EQ(seen.text, wire::encode_page(anew));
    EXPECT_NE(seen.text, page(std::nullopt).text);
}

TEST_F(FeedPagesTest, SayRestartToACursorOfOtherRights) {
    Cursor other{1, viewer().rights() + 1, 0, {}};
    EXPECT_TRUE(page(other).restart);
    EXPECT_TRUE(page(other).restart);
    EXPECT_FALSE(page(std::nullopt).restart);
}

TEST_F(FeedPagesTest, TellTheTimeOfNow) {
    page(std::nullopt);
    const Instant later = shop.now + minutes(5);
    const auto text = pages.next(shop.home, viewer(), std::nullopt, later).text;
    EXPECT_EQ(wire::decode_page(text)->now, later);
}

TEST_F(FeedPagesTest, TakeNoMoreMemoryThanTheyMay) {
    app::FeedPages none{shop.reader(), packed, 10};
    EXPECT_TRUE(is_made_anew(none));
}

TEST_F(FeedPagesTest, AreTheSamePackedForBrowsers) {
    put(0, 20);
    const auto block = [&] {
        return pages.next(shop.home, viewer(), std::nullopt, shop.now, app::PageForm::block).text;
    };
    const std::string first = block();
    ASSERT_EQ(first.substr(0, 7), "packed:");
    std::vector<Record> people;
    auto page = wire::decode_block(std::string_view{first}.substr(7),
                                   [&](const Record& record) { people.push_back(record); });
    ASSERT_TRUE(page);
    page->people = std::move(people);
    EXPECT_EQ(wire::encode_page(*page), this->page(std::nullopt).text);
    // It is kept beside the other.
    shop.run("UPDATE people SET name = name || 'x'");
    EXPECT_EQ(block(), first);
    shop.apply(shop.command(shop.invite("maya")));
    EXPECT_NE(block(), first);
}

}  // namespace
}  // namespace usher::test

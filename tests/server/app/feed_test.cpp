#include <gtest/gtest.h>

#include <set>

#include "server/app/feed.hpp"
#include "shared/policy/limits.hpp"
#include "tests/server/app/workshop.hpp"
#include "tests/server/store/batch.hpp"
#include "tests/server/store/during_checkpoint.hpp"

namespace usher::test {
namespace {

using app::Cursor;

std::string label(int number) { return "person:crowd" + std::to_string(number); }

class FeedTest : public testing::Test {
protected:
    /// Puts people into Northwind, each with a number of their own or all with one.
    void crowd(int count, bool each_its_own) {
        const auto transaction = shop.store().begin();
        Roster roster{Roster::Unfilled::absent};
        std::uint64_t change = transaction->raise_change(shop.home);
        Roster::Touched touched;
        for (int i = 0; i < count; ++i) {
            if (each_its_own && i > 0) change = transaction->raise_change(shop.home);
            Record record;
            record.person.id = named<PersonId>(label(i));
            record.change = change;
            touched.people[shop.home].insert(record.person.id);
            roster.put(shop.home, std::move(record));
        }
        transaction->save(roster, touched);
        transaction->commit();
    }
    void touch(int number) {
        const auto transaction = shop.store().begin();
        Roster roster{Roster::Unfilled::absent};
        Record record;
        record.person.id = named<PersonId>(label(number));
        record.change = transaction->raise_change(shop.home);
        roster.put(shop.home, std::move(record));
        Roster::Touched touched;
        touched.people[shop.home].insert(named<PersonId>(label(number)));
        transaction->save(roster, touched);
        transaction->commit();
    }
    wire::FeedPage next(const std::optional<Cursor>& after) {
        const auto viewer = app::viewer_of(shop.reader(), shop.home, shop.hana);
        return app::next_page(shop.reader(), shop.home, *viewer, after, shop.now);
    }
    wire::FeedPage next(const wire::FeedPage& page) { return next(Cursor::parse(page.cursor)); }

    Workshop shop;
};

TEST_F(FeedTest, BeginsWithEverything) {
    const auto page = next(std::nullopt);
    ASSERT_TRUE(page.organization);
    EXPECT_EQ(page.organization->name.text(), "Hana and others");
    ASSERT_EQ(page.people.size(), 1U);
    EXPECT_FALSE(page.more);
    EXPECT_FALSE(page.restart);
    EXPECT_EQ(page.reached, shop.reader().head(shop.home));
    EXPECT_EQ(page.now, shop.now);
}

TEST_F(FeedTest, GoesOnWithWhatHasChangedSince) {
    const auto first = next(std::nullopt);
    EXPECT_TRUE(next(first).people.empty());
    shop.apply(shop.command(shop.invite("maya")));
    const auto second = next(first);
    ASSERT_EQ(second.people.size(), 1U);
    EXPECT_EQ(second.people[0].person.id, named<PersonId>("person:maya"));
    EXPECT_FALSE(second.organization);
    EXPECT_TRUE(next(second).people.empty());
}

class PagesOf : public FeedTest, public testing::WithParamInterface<bool> {};
INSTANTIATE_TEST_SUITE_P(Feed, PagesOf, testing::Values(false, true), [](const auto& each_its_own) {
    return each_its_own.param ? "NumbersOfTheirOwn" : "OneNumber";
});

TEST_P(PagesOf, LoseNothingAndRepeatNothing) {
    crowd(2 * static_cast<int>(limits::records_a_page) + 5, GetParam());
    std::set<std::string> seen;
    std::size_t records = 0;
    auto page = next(std::nullopt);
    int pages = 1;
    while (true) {
        records += page.people.size();
        EXPECT_LE(page.people.size(), limits::records_a_page);
        for (const Record& record : page.people) seen.insert(record.person.id.text());
        if (!page.more) break;
        page = next(page);
        ++pages;
    }
    EXPECT_EQ(records, seen.size());
    EXPECT_EQ(records, 2 * limits::records_a_page + 6);
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(page.reached, shop.reader().head(shop.home));
}

// A page that stops in the middle of a number is complete only up to the one before.
TEST_F(FeedTest, SaysHowFarAReaderIsComplete) {
    crowd(static_cast<int>(limits::records_a_page) + 5, false);
    const auto first = next(std::nullopt);
    ASSERT_TRUE(first.more);
    EXPECT_EQ(first.reached, shop.reader().head(shop.home) - 1);
    EXPECT_EQ(next(first).reached, shop.reader().head(shop.home));
}

TEST_F(FeedTest, BringsAgainWhatIsTouchedWhileItIsPaged) {
    crowd(static_cast<int>(limits::records_a_page) + 5, true);
    const auto first = next(std::nullopt);
    ASSERT_TRUE(first.more);
    const int read = 3;
    const int unread = static_cast<int>(limits::records_a_page) + 2;
    touch(read);
    touch(unread);
    std::multiset<std::string> later;
    auto page = next(first);
    for (const Record& record : page.people) later.insert(record.person.id.text());
    EXPECT_FALSE(page.more);
    EXPECT_EQ(later.count(named<PersonId>(label(read)).text()), 1U);
    EXPECT_EQ(later.count(named<PersonId>(label(unread)).text()), 1U);
    EXPECT_EQ(page.reached, shop.reader().head(shop.home));
    EXPECT_TRUE(next(page).people.empty());
}

TEST_F(FeedTest, BeginsAnewForOtherRights) {
    const auto first = next(std::nullopt);
    Cursor other = *Cursor::parse(first.cursor);
    other.rights ^= 1;
    const auto page = next(other);
    EXPECT_TRUE(page.restart);
    EXPECT_TRUE(page.people.empty());
    EXPECT_FALSE(page.organization);
    const auto again = next(page);
    EXPECT_FALSE(again.restart);
    EXPECT_TRUE(again.organization);
    EXPECT_EQ(again.people.size(), 1U);
}

TEST_F(FeedTest, BeginsAnewWhereNothingHasHappenedYet) {
    Cursor ahead = *Cursor::parse(next(std::nullopt).cursor);
    EXPECT_FALSE(next(ahead).restart);
    ++ahead.number;
    EXPECT_TRUE(next(ahead).restart);
    ahead.number = ~std::uint64_t{0};
    EXPECT_TRUE(next(ahead).restart);
}

class FeedDuringCheckpoint : private DuringCheckpoint, public FeedTest {
protected:
    using DuringCheckpoint::do_once;
    using DuringCheckpoint::is_done;
};

// The head that was remembered is older for a moment than what the last page brought.
TEST_F(FeedDuringCheckpoint, GoesOnFromWhatIsCommitted) {
    auto page = next(std::nullopt);
    do_once([&] {
        const auto news = next(page);
        EXPECT_EQ(news.people.size(), 1U);
        const auto later = next(news);
        EXPECT_FALSE(later.restart);
        EXPECT_TRUE(later.people.empty());
    });
    for (int number = 0; number < 5000 && !is_done(); ++number) {
        page = next(page);
        touch(number);
    }
    EXPECT_TRUE(is_done());
}

TEST_F(FeedTest, BeginsAnewInAnotherEpoch) {
    const auto first = next(std::nullopt);
    Cursor restored = *Cursor::parse(first.cursor);
    ++restored.epoch;
    EXPECT_TRUE(next(restored).restart);
    EXPECT_FALSE(next(first).restart);
}

TEST_F(FeedTest, LetsNobodyLookWhoMayNotReadPeople) {
    EXPECT_TRUE(app::viewer_of(shop.reader(), shop.home, shop.hana));
    EXPECT_FALSE(app::viewer_of(shop.reader(), shop.home, shop.sol));
    EXPECT_FALSE(app::viewer_of(shop.reader(), shop.elsewhere, shop.hana));
    EXPECT_FALSE(
        app::viewer_of(shop.reader(), named<OrganizationId>("organization:nowhere"), shop.hana));
}

TEST(FeedCursor, IsReadAsItWasWritten) {
    const Cursor whole{3, 0xffffffffffffffffULL, 17, {}};
    EXPECT_EQ(Cursor::parse(whole.text()), whole);
    const Cursor within{3, 5, 17, named<PersonId>("person:maya")};
    EXPECT_EQ(Cursor::parse(within.text()), within);
}

TEST(FeedCursor, RefusesEverythingElse) {
    for (const char* text : {"", ".", "..", "1", "1.2", "1.2.", "1..3", "a.2.3", "1.2.3.", "-1.2.3",
                             "+1.2.3", " 1.2.3", "1.2.3 ", "1.2.3.x", "4294967296.2.3",
                             "1.18446744073709551616.3", "1.2.3.4.5", "1.2.3\n"})
        EXPECT_FALSE(Cursor::parse(text)) << text;
}

Record in_project(const std::string& word, ProjectId project, Phase phase, RoleId role) {
    Record record;
    record.person.id = named<PersonId>("person:" + word);
    record.person.name = *Name::parse(word);
    record.person.address = *EmailAddress::parse(word + "@corp.example");
    record.person.account = named<AccountId>("account:" + word);
    Membership membership;
    membership.id = named<MembershipId>("membership:" + word);
    membership.scope = {project};
    membership.phase = phase;
    membership.role = role;
    record.memberships = {membership};
    return record;
}

// D-03.
TEST_F(FeedTest, ShowsAProjectsReaderThePeopleOfTheProjectAlone) {
    const auto tower = named<ProjectId>("project:tower");
    const auto bridge = named<ProjectId>("project:bridge");
    const auto reader = named<RoleId>("role:reader");
    Organization organization = *shop.reader().organization(shop.home);
    organization.projects = {{tower, *Name::parse("Tower")}, {bridge, *Name::parse("Bridge")}};
    organization.roles.push_back(
        {reader, *Name::parse("Reader"), {Permission::people_read}, false});
    Batch batch{shop.store()};
    batch.put(organization);
    batch.put(shop.home, in_project("pia", tower, Phase::active, reader));
    batch.put(shop.home, in_project("maya", tower, Phase::invited, reader));
    batch.put(shop.home, in_project("noor", bridge, Phase::active, reader));
    batch.commit();

    const auto viewer = app::viewer_of(shop.reader(), shop.home, named<AccountId>("account:pia"));
    ASSERT_TRUE(viewer);
    const auto page = app::next_page(shop.reader(), shop.home, *viewer, std::nullopt, shop.now);
    ASSERT_EQ(page.people.size(), 2U);
    EXPECT_EQ(page.people[0].person.name.text(), "pia");
    EXPECT_EQ(page.people[1].person.id, named<PersonId>("person:maya"));
    EXPECT_TRUE(page.people[1].person.name.empty());
    EXPECT_TRUE(page.gone.empty());

    // Who leaves the project is forgotten by its reader.
    Batch later{shop.store()};
    later.put(shop.home, in_project("maya", bridge, Phase::invited, reader));
    later.commit();
    const auto next =
        app::next_page(shop.reader(), shop.home, *viewer, Cursor::parse(page.cursor), shop.now);
    EXPECT_TRUE(next.people.empty());
    EXPECT_EQ(next.gone, std::vector{named<PersonId>("person:maya")});
}

}  // namespace
}  // namespace usher::test

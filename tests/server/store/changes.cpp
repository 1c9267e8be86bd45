#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/server/store/batch.hpp"
#include "tests/server/store/engines.hpp"
#include "tests/server/store/samples.hpp"

namespace usher::test {
namespace {

class ReadChanges : public StoreContract {
protected:
    ReadChanges() { put(store(), sample_organization(1)); }

    /// Each with a number of its own.
    std::vector<Record> put_people(std::uint64_t first, std::uint64_t count) {
        std::vector<Record> people;
        Batch batch{store()};
        for (std::uint64_t number = first; number < first + count; ++number) {
            people.push_back(batch.put(
                home_, sample_record(number, "p" + std::to_string(number) + "@corp.example")));
        }
        batch.commit();
        return people;
    }

    const OrganizationId home_ = id<OrganizationId>(1);
};
USHER_ON_EVERY_ENGINE(ReadChanges);

TEST_P(ReadChanges, NumbersGrowByOneInEachOrganizationAlone) {
    put(store(), sample_organization(2));
    const auto transaction = store().begin();
    EXPECT_EQ(transaction->raise_change(home_), 2U);
    EXPECT_EQ(transaction->raise_change(home_), 3U);
    EXPECT_EQ(transaction->raise_change(id<OrganizationId>(2)), 2U);
    transaction->commit();
    EXPECT_EQ(store().begin()->raise_change(home_), 4U);
    EXPECT_EQ(reader().head(home_), 3U);
    EXPECT_EQ(reader().head(id<OrganizationId>(3)), 0U);
}

TEST_P(ReadChanges, NumbersOfANewOrganizationBeginWithItsOwnTransaction) {
    Batch batch{store()};
    EXPECT_EQ(batch.transaction().raise_change(id<OrganizationId>(3)), 1U);
    EXPECT_EQ(batch.put(sample_organization(3)).change, 2U);
    batch.commit();
    EXPECT_EQ(reader().head(id<OrganizationId>(3)), 2U);
    EXPECT_EQ(store().begin()->raise_change(id<OrganizationId>(3)), 3U);
}

TEST_P(ReadChanges, NumbersOutsideOfOrganizationsGrowToo) {
    for (std::uint64_t expected = 1; expected <= 3; ++expected) {
        const auto transaction = store().begin();
        EXPECT_EQ(transaction->raise_change({}), expected);
        transaction->commit();
    }
}

TEST_P(ReadChanges, FirstPageOfNothingReachesTheHead) {
    const app::Page page = reader().changes(home_, 1, {}, 10);
    EXPECT_EQ(page.head, 1U);
    EXPECT_FALSE(page.organization);
    EXPECT_TRUE(page.people.empty());
    EXPECT_FALSE(page.more);
    EXPECT_EQ(page.reached, 1U);
}

TEST_P(ReadChanges, BringTheOrganizationWhenItIsStampedAfterTheNumber) {
    put_people(20, 3);
    EXPECT_TRUE(reader().changes(home_, 0, {}, 10).organization);
    EXPECT_FALSE(reader().changes(home_, 1, {}, 10).organization);
    put(store(), sample_organization(1));
    EXPECT_EQ(reader().head(home_), 5U);
    EXPECT_EQ(reader().changes(home_, 4, {}, 10).organization, reader().organization(home_));
}

TEST_P(ReadChanges, BringWholeRecordsAfterTheNumberInOrder) {
    const std::vector<Record> people = put_people(20, 4);
    const app::Page page = reader().changes(home_, people[1].change, {}, 10);
    EXPECT_EQ(page.people, (std::vector{people[2], people[3]}));
    EXPECT_EQ(page.reached, page.head);
    EXPECT_TRUE(page.reached_id.is_nil());
}

TEST_P(ReadChanges, BringEachRecordOnceInItsPresentState) {
    std::vector<Record> people = put_people(20, 2);
    people[0].person.name = name("Renamed");
    Batch batch{store()};
    people[0] = batch.put(home_, people[0]);
    batch.commit();
    EXPECT_EQ(reader().changes(home_, 0, {}, 10).people, (std::vector{people[1], people[0]}));
}

TEST_P(ReadChanges, PagesGoThroughRecordsOfTheSameNumberById) {
    Batch batch{store()};
    const std::uint64_t change = batch.transaction().raise_change(home_);
    std::vector<Record> people;
    for (std::uint64_t number = 20; number < 25; ++number) {
        const std::string address = "p" + std::to_string(number) + "@corp.example";
        people.push_back(batch.put_stamped(home_, sample_record(number, address), change));
    }
    batch.commit();

    const app::Page first = reader().changes(home_, 0, {}, 2);
    EXPECT_EQ(first.people, (std::vector{people[0], people[1]}));
    EXPECT_TRUE(first.more);
    EXPECT_EQ(first.reached, change);
    EXPECT_EQ(first.reached_id, people[1].person.id);
    const app::Page second = reader().changes(home_, first.reached, first.reached_id, 3);
    EXPECT_EQ(second.people, (std::vector{people[2], people[3], people[4]}));
    EXPECT_FALSE(second.more);
    // All of the number has been seen now.
    EXPECT_TRUE(reader().changes(home_, second.reached, second.reached_id, 3).people.empty());
}

TEST_P(ReadChanges, SayWhoHasGone) {
    const std::vector<Record> people = put_people(20, 3);
    const std::uint64_t before = reader().head(home_);
    Batch batch{store()};
    batch.transaction().raise_change(home_);
    batch.remove(home_, people[1].person.id);
    batch.commit();
    const std::vector gone{people[1].person.id};
    EXPECT_EQ(reader().changes(home_, before, {}, 10).gone, gone);
    EXPECT_EQ(reader().changes(home_, before - 1, people[2].person.id, 10).gone, gone);
    EXPECT_TRUE(reader().changes(home_, before + 1, {}, 10).gone.empty());
    EXPECT_TRUE(reader().changes(home_, 0, {}, 10).gone.empty())
        << "who begins anew has nobody to forget";
}

TEST_P(ReadChanges, SayNothingOfWhoHasComeBack) {
    const std::vector<Record> people = put_people(20, 1);
    const std::uint64_t before = reader().head(home_);
    Batch batch{store()};
    batch.transaction().raise_change(home_);
    batch.remove(home_, people[0].person.id);
    batch.commit();
    const Record again = put_people(20, 1).front();
    const app::Page page = reader().changes(home_, before, {}, 10);
    EXPECT_TRUE(page.gone.empty());
    EXPECT_EQ(page.people, std::vector{again});
}

TEST_P(ReadChanges, SayWhoHasGoneWithThePageThatReachesIt) {
    const std::vector<Record> people = put_people(20, 1);
    const std::uint64_t before = reader().head(home_);
    const std::vector<Record> later = put_people(30, 2);
    Batch batch{store()};
    batch.transaction().raise_change(home_);
    batch.remove(home_, people[0].person.id);
    batch.commit();
    const app::Page first = reader().changes(home_, before, {}, 1);
    EXPECT_TRUE(first.more);
    EXPECT_TRUE(first.gone.empty());
    const app::Page second = reader().changes(home_, first.reached, first.reached_id, 1);
    EXPECT_FALSE(second.more);
    EXPECT_EQ(second.gone, std::vector{people[0].person.id});
}

TEST_P(ReadChanges, PagesLoseNothingWhileRecordsAreTouched) {
    constexpr std::uint64_t count = 5000;
    std::map<PersonId, Record> truth;
    for (const Record& record : put_people(20, count)) truth[record.person.id] = record;

    std::map<PersonId, Record> seen;
    std::uint64_t reached = 0;
    PersonId reached_id;
    std::uint64_t turn = 0;
    app::Page page;
    do {
        page = reader().changes(home_, reached, reached_id, 97);
        EXPECT_TRUE(std::is_sorted(
            page.people.begin(), page.people.end(), [](const Record& a, const Record& b) {
                return std::pair{a.change, a.person.id} < std::pair{b.change, b.person.id};
            }));
        for (const Record& record : page.people) seen[record.person.id] = record;
        reached = page.reached;
        reached_id = page.reached_id;

        // One that was passed, one that is still to come, one that is new; for a while.
        if (++turn > 40) continue;
        Batch batch{store()};
        for (const std::uint64_t number : {20 + turn * 7, 20 + count - turn * 11}) {
            Record touched = truth[id<PersonId>(number)];
            touched.person.name = name("Turn " + std::to_string(turn));
            truth[touched.person.id] = batch.put(home_, touched);
        }
        const Record added =
            sample_record(20 + count + turn, "new" + std::to_string(turn) + "@corp.example");
        truth[added.person.id] = batch.put(home_, added);
        batch.commit();
    } while (page.more);

    EXPECT_EQ(seen.size(), count + 40);
    EXPECT_EQ(seen, truth);
}

}  // namespace
}  // namespace usher::test

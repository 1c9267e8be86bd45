#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/shared/roster/table_of_people.hpp"

namespace usher {
namespace {

using namespace test;
using testing::IsEmpty;

TEST(Select, IsNotKeptPastALapse) {
    const Table table = people();
    Query query = at(eighth_day - seconds(1));
    query.show = Query::Show::lapsed;
    EXPECT_THAT(table.found(query), IsEmpty());
    query.now = eighth_day;
    EXPECT_EQ(table.found(query), ids({"maya"}));
    query.now = eighth_day - seconds(1);
    EXPECT_THAT(table.found(query), IsEmpty());
}

// What is kept must be what would be made anew.
TEST(Select, KeepsOrdersWhilePeopleComeChangeAndGo) {
    Table table;
    std::vector<std::string> words;
    for (int i = 0; i < 600; ++i) words.push_back("p" + std::to_string(i * 7919 % 600));
    Query query = at(start);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string name = words[i] + " " + words[(i * 31 + 7) % words.size()];
        put(table, {words[i].c_str(), name.c_str(), Phase::active, static_cast<int>(i * 17 % 600)});
        if (i % 3 == 0) table.columns.remove(id_of(words[i / 2].c_str()));
        for (const auto sort : {Query::Sort::name, Query::Sort::changed, Query::Sort::phase}) {
            query.sort = sort;
            query.descending = i % 2 == 0;
            const Table anew{table.columns, {}};
            ASSERT_EQ(table.found(query), anew.found(query)) << i;
        }
    }
}

TEST(Window, GivesAPieceOfThoseWhoMatchAndTheirNumber) {
    const Table table = people();
    Query query = at(start);
    query.sort = Query::Sort::name;
    query.descending = false;
    const std::vector<PersonId> all = table.found(query);
    const auto piece = [&](std::size_t from, std::size_t to) {
        const Selection selection = table.select(query, {from, to});
        EXPECT_EQ(selection.total, all.size());
        std::vector<PersonId> ids;
        for (const Row row : selection.rows) ids.push_back(table.columns.id(row));
        return ids;
    };
    ASSERT_GE(all.size(), 4U);
    EXPECT_EQ(piece(1, 3), (std::vector{all[1], all[2]}));
    EXPECT_EQ(piece(all.size() - 1, all.size() + 5), std::vector{all.back()});
    EXPECT_TRUE(piece(all.size(), all.size() + 5).empty());
    EXPECT_TRUE(piece(2, 2).empty());
    query.descending = true;
    EXPECT_EQ(piece(0, 1), std::vector{all.back()});
}

TEST(Window, IsTheSameForWhoeverGoesToAndFroBetweenColumns) {
    const Table table = people();
    for (const Query::Sort sort : {Query::Sort::name, Query::Sort::phase, Query::Sort::changed,
                                   Query::Sort::sent, Query::Sort::phase, Query::Sort::changed}) {
        for (const bool anywhere : {true, false}) {
            for (const char* search : {"", "corp"}) {
                Query query = at(start);
                query.sort = sort;
                query.anywhere = anywhere;
                query.search = search;
                const Table fresh = people();
                EXPECT_EQ(table.found(query), fresh.found(query));
            }
        }
    }
}

// Long enough beginnings, names that are beginnings of others, and many of one name.
TEST(Select, SortsManyWhoseTextsBeginAlike) {
    Table table;
    std::vector<std::string> words;
    for (int i = 0; i < 300; ++i) {
        words.push_back("w" + std::to_string(i));
        const std::string tail(static_cast<std::size_t>(i % 7), 'a');
        const std::string name = i % 3 == 0 ? "Maya" : "Maya" + tail + " Stone";
        put(table, {words.back().c_str(), i % 11 == 0 ? "" : name.c_str(), Phase::active, i});
    }
    for (int i = 0; i < 100; ++i) {
        Record record;
        record.person.id = id_of(("nobody" + std::to_string(i)).c_str());
        record.person.name = *Name::parse("Maya");
        record.memberships.emplace_back().phase = Phase::active;
        table.columns.put(record);
    }
    Query query = at(start);
    query.descending = false;
    const auto text = [&](PersonId id) {
        return std::string{table.columns.text(*table.columns.row_of(id))};
    };
    const auto is_sorted_by = [&](auto key) {
        const std::vector<PersonId> found = table.found(query);
        EXPECT_EQ(found.size(), 400U);
        return std::is_sorted(found.begin(), found.end(), [&](PersonId a, PersonId b) {
            const std::string one = key(text(a));
            const std::string other = key(text(b));
            return one == other ? a < b : one < other;
        });
    };
    query.sort = Query::Sort::name;
    EXPECT_TRUE(is_sorted_by([](const std::string& whole) {
        return whole.front() == '\x1f' ? whole.substr(1) : whole;
    }));
    query.sort = Query::Sort::address;
    EXPECT_TRUE(is_sorted_by(
        [](const std::string& whole) { return whole.substr(whole.find('\x1f') + 1); }));
}

}  // namespace
}  // namespace usher

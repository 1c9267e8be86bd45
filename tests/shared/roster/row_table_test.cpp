#include "shared/roster/row_table.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher {
namespace {

std::uint64_t hash(Row row) { return hash_of('k', std::to_string(row)); }

std::optional<Row> find(const RowTable& table, Row row) {
    return table.find(hash(row), [&](Row found) { return found == row; });
}

TEST(RowTables, FindAllThatTheyMadeRoomFor) {
    for (const Row keys : {0U, 1U, 16U, 1000U}) {
        RowTable table;
        table.reset(keys);
        for (Row row = 0; row < keys; ++row) {
            ASSERT_FALSE(table.is_full()) << keys;
            table.insert(hash(row), row);
        }
        EXPECT_EQ(table.size(), keys);
        for (Row row = 0; row < keys; ++row) EXPECT_EQ(find(table, row), row);
        EXPECT_EQ(find(table, keys), std::nullopt);
    }
}

TEST(RowTables, FindTheLastRowThatThereCanBe) {
    RowTable table;
    table.reset(1);
    table.insert(hash(row_mask - 1), row_mask - 1);
    EXPECT_EQ(find(table, row_mask - 1), row_mask - 1);
}

// What two keys of one hash name, whoever asks tells apart.
TEST(RowTables, OfferEveryRowOfAHash) {
    RowTable table;
    table.reset(2);
    table.insert(7, 1);
    table.insert(7, 2);
    EXPECT_EQ(table.find(7, [](Row row) { return row == 2; }), Row{2});
    EXPECT_EQ(table.find(7, [](Row) { return false; }), std::nullopt);
}

// Each question takes a record apart.
TEST(RowTables, SeldomAskAboutAnotherRow) {
    constexpr Row keys = 10'000;
    RowTable table;
    table.reset(keys);
    for (Row row = 0; row < keys; ++row) table.insert(hash(row), row);
    std::size_t asked = 0;
    for (Row row = keys; row < 2 * keys; ++row) {
        const auto found = table.find(hash(row), [&](Row) {
            ++asked;
            return false;
        });
        EXPECT_EQ(found, std::nullopt);
    }
    EXPECT_LT(asked, std::size_t{keys} / 2);
}

}  // namespace
}  // namespace usher

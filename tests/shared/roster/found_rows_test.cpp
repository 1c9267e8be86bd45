#include <gtest/gtest.h>

#include <random>

#include "shared/roster/search.hpp"
#include "tests/shared/roster/table_of_people.hpp"

namespace usher::test {
namespace {

std::vector<Row> rows_of(const RowSet& set) {
    std::vector<Row> rows;
    set.for_each([&](Row row) { rows.push_back(row); });
    return rows;
}

/// By each text alone.
std::vector<Row> looked_through(const Columns& columns, const std::vector<std::string>& words) {
    std::vector<Row> rows;
    for (Row row = 0; row < columns.rows(); ++row) {
        const auto has = [&](const std::string& word) {
            return !word.empty() && columns.text(row).find(word) != std::string_view::npos;
        };
        if (columns.is_live(row) && std::all_of(words.begin(), words.end(), has))
            rows.push_back(row);
    }
    return rows;
}

/// Two thousand people whose names are made of few letters, so that many have the same beginnings.
class FoundRows : public ::testing::Test {
protected:
    FoundRows() {
        for (int number = 0; number < 2000; ++number) add(number);
    }

    std::string word(std::size_t letters) {
        std::string word;
        while (word.size() < letters) word += "abcd"[random_() % 4];
        return word;
    }
    void add(int number) {
        const std::string id = "p" + std::to_string(number);
        const std::string name = word(4) + ' ' + word(4);
        put(table_, {id.c_str(), name.c_str(), Phase::active, 1});
    }
    std::vector<Row> found(const std::vector<std::string>& words) {
        return rows_of(found_.of(table_.columns, words));
    }

    std::mt19937_64 random_{20261130};
    Table table_;
    usher::FoundRows found_;
};

TEST_F(FoundRows, AreTheSameHoweverTheSearchBecameWhatItIs) {
    std::vector<std::string> words{"a"};
    for (int step = 0; step < 2000; ++step) {
        switch (random_() % 8) {
            case 0:
                words = {word(1)};
                break;
            case 1:
                words.back().pop_back();
                if (words.back().empty()) words = {"b"};
                break;
            case 2:
                if (words.size() < 3) words.push_back(word(1));
                break;
            case 3:
                words.front() += word(1);
                break;
            case 4:
                add(static_cast<int>(random_() % 2000));
                break;
            default:
                words.back() += word(1);
        }
        ASSERT_EQ(found(words), looked_through(table_.columns, words)) << step;
    }
}

TEST_F(FoundRows, OfAWordWithoutLettersAreNone) {
    EXPECT_FALSE(found({"a"}).empty());
    EXPECT_TRUE(found({"a", ""}).empty());
    EXPECT_EQ(found({"a", "b"}), looked_through(table_.columns, {"a", "b"}));
    EXPECT_TRUE(found({""}).empty());
    EXPECT_EQ(found({"a"}), looked_through(table_.columns, {"a"}));
}

TEST_F(FoundRows, DoNotOutliveWhoLeft) {
    ASSERT_FALSE(found({"p7@"}).empty());
    table_.columns.remove(id_of("p7"));
    EXPECT_TRUE(found({"p7@"}).empty());
    EXPECT_TRUE(found({"p7@c"}).empty());
}

}  // namespace
}  // namespace usher::test

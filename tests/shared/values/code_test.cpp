#include "shared/values/code.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace usher {
namespace {

// The enumerators as they stand in the header: the compiler cannot be asked for them.
std::map<std::string, int> enumerators() {
    std::ifstream header{"shared/values/code.hpp"};
    const std::regex line{R"(^    ([a-z_0-9]+) = (\d+),$)"};
    std::map<std::string, int> found;
    std::smatch match;
    for (std::string text; std::getline(header, text);) {
        if (std::regex_match(text, match, line)) found[match[1]] = std::stoi(match[2]);
    }
    return found;
}

TEST(Code, IsSpeltOnTheWireAsInTheSource) {
    const auto all = enumerators();
    ASSERT_GT(all.size(), 90U);
    for (const auto& [spelling, number] : all) {
        EXPECT_EQ(name(static_cast<Code>(number)), spelling);
        ASSERT_TRUE(code_named(spelling)) << spelling;
        EXPECT_EQ(static_cast<int>(*code_named(spelling)), number) << spelling;
    }
}

TEST(Code, HasANumberOfItsOwn) {
    const auto all = enumerators();
    std::set<int> numbers;
    for (const auto& [spelling, number] : all)
        EXPECT_TRUE(numbers.insert(number).second) << spelling << " " << number;
}

TEST(Code, HasANameOnlyWhereThereIsACode) {
    const auto all = enumerators();
    std::size_t named = 0;
    for (int number = -1; number < 10000; ++number)
        named += name(static_cast<Code>(number)).empty() ? 0 : 1;
    EXPECT_EQ(named, all.size());
    for (const char* unknown : {"", "Required", "required ", "nothing"})
        EXPECT_FALSE(code_named(unknown)) << unknown;
}

}  // namespace
}  // namespace usher

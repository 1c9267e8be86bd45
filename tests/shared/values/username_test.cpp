#include "shared/values/username.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

TEST(Username, IsLettersDigitsAndSingleSeparators) {
    for (const std::string& text : {std::string{"a"}, std::string{"maya.stone"},
                                    std::string{"0-0_0"}, std::string(limits::username, 'a')}) {
        const auto username = Username::parse(text);
        ASSERT_TRUE(username) << text;
        EXPECT_EQ(username->text(), text);
    }
    EXPECT_EQ(Username::parse(" Maya.STONE\n")->text(), "maya.stone");
}

TEST(Username, SaysWhatIsWrong) {
    const std::vector<std::pair<std::string, Code>> table{
        {"", Code::required},
        {" ", Code::required},
        {"maya stone", Code::handle_character},
        {"maya@stone", Code::handle_character},
        {"máya", Code::handle_character},
        {".maya", Code::handle_ends},
        {"maya-", Code::handle_ends},
        {"_", Code::handle_ends},
        {"maya..stone", Code::handle_separators},
        {"maya._stone", Code::handle_separators},
        {std::string(limits::username + 1, 'a'), Code::too_long},
    };
    for (const auto& [text, code] : table) {
        const auto username = Username::parse(text);
        ASSERT_FALSE(username) << text;
        EXPECT_EQ(name(username.error()), name(code)) << text;
    }
}

// U-07.
TEST(Username, IsDerivedFromAnAddress) {
    const std::vector<std::pair<std::string, std::string>> table{
        {"Maya.Stone@corp.example", "maya.stone"},
        {"maya+lists@corp.example", "maya"},
        {"+lists@corp.example", "lists"},
        {"O'Hara@corp.example", "ohara"},
        {"a/b=c@corp.example", "a-b-c"},
        {"_maya_-_stone_@corp.example", "maya_stone"},
        {"!#$@corp.example", "person"},
        {"a._b@corp.example", "a.b"},
    };
    for (const auto& [address, username] : table) {
        const auto derived = Username::derive(*EmailAddress::parse(address));
        EXPECT_EQ(derived.text(), username) << address;
        EXPECT_EQ(*Username::parse(derived.text()), derived);
    }
}

Username taken_up_to(const std::string& text, std::size_t count, std::size_t& asked) {
    std::set<std::string> taken{text};
    for (std::size_t i = 2; i <= count; ++i) taken.insert(text + "-" + std::to_string(i));
    return unique(*Username::parse(text), [&](const Username& username) {
        ++asked;
        EXPECT_TRUE(Username::parse(username.text())) << username.text();
        return taken.count(username.text()) > 0;
    });
}

TEST(Username, IsMadeUniqueByANumber) {
    std::size_t asked = 0;
    EXPECT_EQ(unique(*Username::parse("maya"), [](const Username&) { return false; }).text(),
              "maya");
    for (std::size_t count = 1; count < 70; ++count)
        EXPECT_EQ(taken_up_to("maya", count, asked).text(), "maya-" + std::to_string(count + 1));
}

TEST(Username, IsMadeUniqueWithoutAskingForEveryNumber) {
    std::size_t asked = 0;
    EXPECT_EQ(taken_up_to("info", 100'000, asked).text(), "info-100001");
    EXPECT_LT(asked, 40U);
}

TEST(Username, StaysInsideItsLengthWhenMadeUnique) {
    const auto longest = *Username::parse(std::string(limits::username - 2, 'a') + ".b");
    const auto other =
        unique(longest, [&](const Username& username) { return username == longest; });
    EXPECT_EQ(other.text(), std::string(limits::username - 2, 'a') + "-2");
}

}  // namespace
}  // namespace usher

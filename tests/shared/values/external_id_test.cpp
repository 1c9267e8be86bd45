#include "shared/values/external_id.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

TEST(ExternalId, IsKeptAndComparedExactly) {
    for (const char* text : {"701984", "CN=Maya,OU=People", " leading", "é", "e\u0301", "\u202eid"})
        EXPECT_EQ(ExternalId::parse(text)->text(), text);
    EXPECT_FALSE(*ExternalId::parse("abc") == *ExternalId::parse("ABC"));
    EXPECT_FALSE(*ExternalId::parse("é") == *ExternalId::parse("e\u0301"));
    EXPECT_EQ(*ExternalId::parse("abc"), *ExternalId::parse("abc"));
}

TEST(ExternalId, SaysWhatIsWrong) {
    std::string longest;
    for (std::size_t i = 0; i < limits::external_id; ++i) longest += "é";
    EXPECT_TRUE(ExternalId::parse(longest));
    const std::vector<std::pair<std::string, Code>> table{
        {"", Code::required},
        {"  ", Code::required},
        {"a\nb", Code::control_character},
        {std::string("a\0b", 3), Code::control_character},
        {"a\xff", Code::control_character},
        {longest + "é", Code::too_long},
    };
    for (const auto& [text, code] : table) {
        const auto id = ExternalId::parse(text);
        ASSERT_FALSE(id) << text;
        EXPECT_EQ(name(id.error()), name(code)) << text;
    }
}

}  // namespace
}  // namespace usher

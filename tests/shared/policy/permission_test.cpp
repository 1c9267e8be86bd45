#include "shared/policy/permission.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <string>

namespace usher {
namespace {

// `people_read = 0,` is written `people.read`: the first word is the noun.
TEST(Permission, IsSpeltOnTheWireAsInTheSource) {
    std::ifstream header{"shared/policy/permission.hpp"};
    const std::regex line{R"(^    ([a-z]+)_([a-z_]+) = (\d+),$)"};
    std::smatch match;
    std::set<int> numbers;
    for (std::string text; std::getline(header, text);) {
        if (!std::regex_match(text, match, line)) continue;
        const std::string spelling = match[1].str() + "." + match[2].str();
        const int number = std::stoi(match[3]);
        EXPECT_TRUE(numbers.insert(number).second) << spelling;
        EXPECT_EQ(name(static_cast<Permission>(number)), spelling);
        EXPECT_EQ(permission_named(spelling), static_cast<Permission>(number));
    }
    EXPECT_EQ(numbers.size(), static_cast<std::size_t>(permission_count));
    EXPECT_EQ(*numbers.rbegin(), permission_count - 1);
    for (const char* unknown : {"", "people", "people_read", "People.read", "people.read "})
        EXPECT_FALSE(permission_named(unknown)) << unknown;
}

TEST(PermissionSet, HoldsWhatWasPutIn) {
    constexpr PermissionSet set{Permission::people_read, Permission::deliveries_read};
    for (int i = 0; i < permission_count; ++i) {
        const auto permission = static_cast<Permission>(i);
        EXPECT_EQ(set.has(permission), permission == Permission::people_read ||
                                           permission == Permission::deliveries_read);
        EXPECT_TRUE(PermissionSet::all().has(permission));
        EXPECT_FALSE(PermissionSet{}.has(permission));
    }
    EXPECT_EQ(PermissionSet::from_bits(set.bits()), set);
}

TEST(PermissionSet, DropsBitsThatNobodyKnows) {
    EXPECT_EQ(PermissionSet::from_bits(0xffffffffU), PermissionSet::all());
    EXPECT_EQ(PermissionSet::from_bits(1U << permission_count), PermissionSet{});
}

TEST(PermissionSet, IsComparedByInclusion) {
    constexpr PermissionSet small{Permission::people_read};
    constexpr PermissionSet other{Permission::people_add};
    EXPECT_TRUE((small | other).includes(small));
    EXPECT_FALSE(small.includes(small | other));
    EXPECT_FALSE(small.includes(other));
    EXPECT_TRUE(small.includes(small));
    EXPECT_TRUE(small.includes({}));
    EXPECT_TRUE(PermissionSet{}.includes({}));
}

TEST(BuiltInRoles, StandInsideEachOther) {
    EXPECT_EQ(built_in::founder, PermissionSet::all());
    EXPECT_TRUE(built_in::founder.includes(built_in::admin));
    EXPECT_TRUE(built_in::admin.includes(built_in::inviter));
    EXPECT_TRUE(built_in::inviter.includes(built_in::member));
    EXPECT_FALSE(built_in::inviter.includes(built_in::admin));
    EXPECT_FALSE(built_in::inviter.has(Permission::people_edit));
    EXPECT_EQ(built_in::member, PermissionSet{});
}

// U-15: bulk invitation is a permission of its own, and the founder has it.
TEST(BuiltInRoles, GiveBulkToTheFounderAndNotToTheInviter) {
    EXPECT_TRUE(built_in::founder.has(Permission::people_bulk));
    EXPECT_FALSE(built_in::inviter.has(Permission::people_bulk));
}

}  // namespace
}  // namespace usher

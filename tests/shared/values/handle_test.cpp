#include "shared/values/handle.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

template <class Value>
void expect_refused(const std::vector<std::pair<std::string, Code>>& table) {
    for (const auto& [text, code] : table) {
        const auto handle = Value::parse(text);
        ASSERT_FALSE(handle) << text;
        EXPECT_EQ(name(handle.error()), name(code)) << text;
    }
}

TEST(Handle, IsAUsernameOfThreeToThirtyTwoCharacters) {
    for (const std::string& text :
         {std::string{"abc"}, std::string{"maya.stone"}, std::string(limits::handle_longest, 'a')})
        EXPECT_EQ(Handle::parse(text)->text(), text);
    EXPECT_EQ(Handle::parse("Maya")->text(), "maya");
    expect_refused<Handle>({{"", Code::required},
                            {"ab", Code::handle_too_short},
                            {std::string(limits::handle_longest + 1, 'a'), Code::too_long},
                            {"maya!", Code::handle_character},
                            {"-maya", Code::handle_ends},
                            {"ma--ya", Code::handle_separators}});
}

TEST(Handle, IsNoneOfTheWordsThatSpeakForTheServer) {
    for (const char* text : {"admin", "Admin", "ad.min", "no-reply", "noreply", "postmaster",
                             "abuse", "security", "usher", "webmaster", "null", "a-c-c-o-u-n-t"})
        expect_refused<Handle>({{text, Code::handle_reserved}});
    for (const char* text : {"admina", "adm1n", "maya.admin"})
        EXPECT_TRUE(Handle::parse(text)) << text;
}

TEST(OrganizationHandle, HasNoDotSoThatItIsNoDomain) {
    EXPECT_EQ(OrganizationHandle::parse("North-Wind")->text(), "north-wind");
    expect_refused<OrganizationHandle>(
        {{"", Code::required},
         {"a", Code::handle_too_short},
         {"north.wind", Code::handle_character},
         {"north_wind", Code::handle_character},
         {"north--wind", Code::handle_separators},
         {"-north", Code::handle_ends},
         {std::string(limits::organization_handle_longest + 1, 'a'), Code::too_long}});
}

TEST(OrganizationHandle, IsDerivedFromTheName) {
    const std::vector<std::pair<const char*, const char*>> table{
        {"Northwind Traders, Inc.", "northwind-traders-inc"},
        {"Société Générale", "societe-generale"},
        {"Łódź AB", "odz-ab"},
        {"Mc\u2019Donald\u0301s", "mcdonalds"},
        {"ＡＢＣ", "abc"},
        {"東京", "organization"},
        {"A", "organization"},
        {"A very long name of an organization that goes on",
         "a-very-long-name-of-an-organization-that"},
    };
    for (const auto& [text, handle] : table) {
        const auto derived = OrganizationHandle::derive(*Name::parse(text));
        EXPECT_EQ(derived.text(), handle) << text;
        EXPECT_EQ(*OrganizationHandle::parse(derived.text()), derived);
    }
}

TEST(OrganizationHandle, IsMadeUniqueByANumber) {
    const auto handle = *OrganizationHandle::parse("northwind");
    const auto other =
        unique(handle, [&](const OrganizationHandle& asked) { return asked == handle; });
    EXPECT_EQ(other.text(), "northwind-2");
}

}  // namespace
}  // namespace usher

#include "shared/values/id.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace usher {
namespace {

constexpr const char* written = "01932f4e-7c00-7abc-89ef-0123456789ab";

TEST(Id, IsWrittenAsALowerCaseUuid) {
    const auto id = PersonId::parse(written);
    ASSERT_TRUE(id);
    EXPECT_EQ(id->text(), written);
    EXPECT_EQ(id->bits.bytes.front(), 0x01);
    EXPECT_EQ(id->bits.bytes.back(), 0xab);
    EXPECT_EQ(PersonId::parse("01932F4E-7C00-7ABC-89EF-0123456789AB"), id);
}

TEST(Id, RefusesEverythingElse) {
    for (const char* text :
         {"", "01932f4e", "01932f4e7c007abc89ef0123456789ab", "01932f4e-7c00-7abc-89ef-0123456789a",
          "01932f4e-7c00-7abc-89ef-0123456789abc", "g1932f4e-7c00-7abc-89ef-0123456789ab",
          "01932f4e-7c00-7abc-89ef 0123456789ab", "0193-2f4e7c00-7abc-89ef-0123456789ab",
          "{1932f4e-7c00-7abc-89ef-0123456789a}", "01932f4e-7c00-7abc-89ef-01234567-9ab"})
        EXPECT_FALSE(PersonId::parse(text)) << text;
}

TEST(Id, OfOneKindIsNotAnother) {
    static_assert(!std::is_convertible_v<PersonId, MembershipId>);
    static_assert(!std::is_constructible_v<PersonId, MembershipId>);
    static_assert(!std::is_convertible_v<Bits128, PersonId>);
    static_assert(std::is_trivially_copyable_v<PersonId>);
}

TEST(Id, IsNilUntilItIsGiven) {
    EXPECT_TRUE(PersonId{}.is_nil());
    EXPECT_EQ(PersonId{}.text(), "00000000-0000-0000-0000-000000000000");
    EXPECT_FALSE(PersonId::parse(written)->is_nil());
}

TEST(Id, IsOrderedAsItsTextAndHashed) {
    std::unordered_set<PersonId> ids;
    PersonId before{};
    for (int i = 0; i < 1000; ++i) {
        PersonId id;
        id.bits.bytes[14] = static_cast<std::uint8_t>(i / 256);
        id.bits.bytes[15] = static_cast<std::uint8_t>(i % 256);
        if (i > 0) {
            EXPECT_LT(before, id);
            EXPECT_LT(before.text(), id.text());
        }
        before = id;
        ids.insert(id);
    }
    EXPECT_EQ(ids.size(), 1000U);
}

}  // namespace
}  // namespace usher

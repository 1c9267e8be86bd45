#include "shared/values/unicode.hpp"

#include <gtest/gtest.h>

#include "shared/values/normalization.hpp"

namespace usher::unicode {
namespace {

std::u32string mapped(std::u32string_view text) {
    std::u32string result;
    for (const char32_t point : text) append_mapped(point, result);
    return result;
}

TEST(UnicodeMapping, IsThatOfInternationalDomainNames) {
    EXPECT_EQ(mapped(U"B\u00dcCHER"), U"b\u00fccher");
    EXPECT_EQ(mapped(U"\u0100\u0101\u0102\u0103"), U"\u0101\u0101\u0103\u0103");
    EXPECT_EQ(mapped(U"\uff47\uff4d\uff41\uff49\uff4c"), U"gmail");
    EXPECT_EQ(mapped(U"\ufb03"), U"ffi");
    EXPECT_EQ(mapped(U"\u212a"), U"k");
    EXPECT_EQ(mapped(U"\U0001d54f"), U"x");
    EXPECT_EQ(mapped(U"\u3002\uff0e\uff61"), U"...");
    EXPECT_EQ(mapped(U"a\u00adb\ufe0f"), U"ab");
    EXPECT_EQ(mapped(U"\uf900\U0002fa1d"), U"\u8c48\U0002a600");
}

TEST(UnicodeMapping, KeepsWhatTheStandardDeviatesIn) {
    EXPECT_EQ(mapped(U"\u00df\u03c2\u200c\u200d"), U"\u00df\u03c2\u200c\u200d");
    EXPECT_EQ(mapped(U"\u1e9e"), U"\u00df");
}

TEST(UnicodeMapping, MakesNothingOfWhatNoDomainHas) {
    for (const char32_t point :
         {U'\u2474', U'\u2100', U'\u200e', U'\u3164', U'\u2024', U'\U0010ffff'})
        EXPECT_EQ(mapped({&point, 1}), std::u32string(1, point));
}

TEST(UnicodeProperties, AreThoseOfTheStandard) {
    for (const char32_t point :
         {U'a', U'9', U'-', U'\u00fc', U'\u00df', U'\u4e2d', U'\u0301', U'\u00b7'})
        EXPECT_TRUE(properties_of(point).valid) << static_cast<std::uint32_t>(point);
    for (const char32_t point : {U'_', U'.', U' ', U'\u2764', U'\u0640', U'\u1100', U'\u20d0',
                                 U'\u0378', U'\ue000', U'\U0010ffff'})
        EXPECT_FALSE(properties_of(point).valid) << static_cast<std::uint32_t>(point);
    EXPECT_TRUE(properties_of(U'\u0301').mark);
    EXPECT_FALSE(properties_of(U'a').mark);
    EXPECT_EQ(properties_of(U'\u0301').combining_class, 230);
    EXPECT_EQ(properties_of(U'\u094d').combining_class, 9);
    EXPECT_EQ(properties_of(U'\u05d0').bidi, Bidi::right_to_left);
    EXPECT_EQ(properties_of(U'\u0628').bidi, Bidi::arabic_letter);
    EXPECT_EQ(properties_of(U'\u0661').bidi, Bidi::arabic_number);
    EXPECT_EQ(properties_of(U'7').bidi, Bidi::european_number);
    EXPECT_EQ(properties_of(U'-').bidi, Bidi::european_separator);
    EXPECT_EQ(properties_of(U'\u0628').joining, Joining::dual);
    EXPECT_EQ(properties_of(U'\u0627').joining, Joining::right);
    EXPECT_EQ(properties_of(U'\u0301').joining, Joining::transparent);
}

TEST(UnicodeComposition, JoinsAndParts) {
    EXPECT_EQ(compose(U'u', U'\u0308'), U'\u00fc');
    EXPECT_EQ(compose(U'\u1112', U'\u1161'), U'\ud558');
    EXPECT_EQ(compose(U'\ud558', U'\u11ab'), U'\ud55c');
    EXPECT_FALSE(compose(U'\ud55c', U'\u11ab'));
    EXPECT_FALSE(compose(U'a', U'b'));
    EXPECT_EQ(decompose(U'\u00fc'), std::pair(U'u', U'\u0308'));
    EXPECT_EQ(decompose(U'\ud55c'), std::pair(U'\ud558', U'\u11ab'));
    EXPECT_EQ(decompose(U'\ud558'), std::pair(U'\u1112', U'\u1161'));
    EXPECT_FALSE(decompose(U'a'));
}

TEST(UnicodeNormalization, OrdersAndComposes) {
    EXPECT_EQ(normalize(U"bu\u0308cher"), U"b\u00fccher");
    EXPECT_EQ(normalize(U"\u1e0b\u0323"), U"\u1e0d\u0307");
    EXPECT_EQ(normalize(U"d\u0307\u0323"), U"\u1e0d\u0307");
    EXPECT_EQ(normalize(U"o\u0302\u0301"), U"\u1ed1");
    EXPECT_EQ(normalize(U"a\u0301\u0301"), U"\u00e1\u0301");
    EXPECT_EQ(normalize(U"\u1112\u1161\u11ab\u1100"), U"\ud55c\u1100");
    EXPECT_EQ(normalize(U"\u0301u"), U"\u0301u");
    EXPECT_EQ(normalize(U""), U"");
}

}  // namespace
}  // namespace usher::unicode

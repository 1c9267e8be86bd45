#include "shared/values/locale.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

TEST(Locale, IsALanguageWithOrWithoutARegion) {
    for (const char* text : {"en", "de-AT", "pt-BR", "fil", "gsw-CH"}) {
        const auto locale = Locale::parse(text);
        ASSERT_TRUE(locale) << text;
        EXPECT_EQ(locale->text(), text);
    }
    EXPECT_EQ(Locale{}.text(), "en");
    EXPECT_EQ(*Locale::parse("en"), Locale{});
}

TEST(Locale, RefusesEverythingElse) {
    for (const char* text : {"", "e", "engl", "EN", "En", "en-", "en-us", "en-USA", "en_US", "-US",
                             "en-US-x", "en US", "e1", "zh-Hant-TW", "\xc3\xa9n"}) {
        const auto locale = Locale::parse(text);
        ASSERT_FALSE(locale) << text;
        EXPECT_EQ(locale.error(), Code::locale_unknown);
    }
}

}  // namespace
}  // namespace usher

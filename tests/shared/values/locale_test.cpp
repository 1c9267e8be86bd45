#include "shared/values/locale.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace usher {
namespace {

TEST(Locale, IsALanguageWithOrWithoutScriptAndRegion) {
    for (const char* text :
         {"en", "de-AT", "pt-BR", "fil", "gsw-CH", "zh-Hant", "zh-Hant-TW", "es-419"}) {
        const auto locale = Locale::parse(text);
        ASSERT_TRUE(locale) << text;
        EXPECT_EQ(locale->text(), text);
    }
    EXPECT_EQ(Locale{}.text(), "en");
    EXPECT_EQ(*Locale::parse("en"), Locale{});
}

TEST(Locale, IsWrittenInTheCaseThatBcp47Recommends) {
    const std::vector<std::pair<const char*, const char*>> table{
        {"EN", "en"}, {"en-us", "en-US"}, {"ZH-hANT-tw", "zh-Hant-TW"}, {"SR-latn", "sr-Latn"}};
    for (const auto& [text, written] : table) EXPECT_EQ(Locale::parse(text)->text(), written);
    EXPECT_EQ(*Locale::parse("PT-br"), *Locale::parse("pt-BR"));
}

TEST(Locale, RefusesEverythingElse) {
    for (const char* text : {"", "e", "engl", "en-", "en-USA", "en_US", "-US", "en-US-x", "en US",
                             "e1", "en-12", "en-4199", "en-US-Latn", "en-Latn-Latn", "en-US-US",
                             "en-a-bbb", "en--US", "\xc3\xa9n", "en-U1"}) {
        const auto locale = Locale::parse(text);
        ASSERT_FALSE(locale) << text;
        EXPECT_EQ(locale.error(), Code::locale_unknown);
    }
}

}  // namespace
}  // namespace usher

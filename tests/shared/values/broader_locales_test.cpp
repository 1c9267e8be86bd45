#include "shared/values/broader_locales.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher {
namespace {

std::string chain(const char* tag) {
    std::string text;
    for (const Locale& locale : broader_locales(*Locale::parse(tag))) text += locale.text() + ' ';
    return text;
}

TEST(BroaderLocales, LoseOneSubtagAfterTheOther) {
    EXPECT_EQ(chain("de"), "de ");
    EXPECT_EQ(chain("de-at"), "de-AT de ");
    EXPECT_EQ(chain("zh-Hant-TW"), "zh-Hant-TW zh-Hant zh ");
}

}  // namespace
}  // namespace usher

#include "shared/values/script_mix.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

TEST(MixedScripts, AreSeenWhereNobodyWritesThemTogether) {
    for (const char* text :
         {"М\u0061ya" /* a Cyrillic M */, "\u0391nna" /* a Greek A */, "Анна Smith", "p\u0430ypal",
          "Maya \u05d0", "\U0001d400\u0430nna", "\u30ab\uac00"})
        EXPECT_TRUE(has_mixed_scripts(text)) << text;
}

TEST(MixedScripts, AreNotSeenWhereTheyBelongTogether) {
    for (const char* text :
         {"", "123 - 456", "Maya Stone", "Żaneta Łęcka", "Анна Ивановна", "Μαρία",
          "李小龍 (Bruce Lee)", "山田 タロウ たろう Taro", "김 金 Kim", "ㄅ李 Li", "מאיה",
          "مايا 12", "e\u0301 José-María O’Hara", "Maya \U0001f600", "ー々〆"})
        EXPECT_FALSE(has_mixed_scripts(text)) << text;
}

}  // namespace
}  // namespace usher

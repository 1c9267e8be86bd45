#include "shared/values/search_text.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

TEST(SearchText, IsSmallAndWithoutAccents) {
    for (const auto& [text, plain] : {std::pair{"Raj KIM", "raj kim"},
                                      {"Ångström", "angstrom"},
                                      {"Łukasz Świętochłowski", "lukasz swietochlowski"},
                                      {"Nguyễn Thị", "nguyen thi"},
                                      {"STRASSE Weiß", "strasse weiss"},
                                      {"Søren Ærø", "soren aero"},
                                      {"İstanbul", "istanbul"},
                                      {"Ｆｕｌｌ ①", "full 1"},
                                      {"أحمد", "احمد"},
                                      {"ليلى", "ليلي"},
                                      {"فاطمة", "فاطمه"},
                                      {"Ёжик", "ежик"},
                                      {"می\u200cخواهم", "میخواهم"},
                                      {"👩\u200d💻", "👩💻"},
                                      {"陳大文", "陳大文"},
                                      {"e\u0301", "e"},
                                      {"", ""}})
        EXPECT_EQ(search_text(text), plain) << text;
}

TEST(SearchText, LeavesOutWhatIsNoText) { EXPECT_EQ(search_text("a\xff\xc3"), "a"); }

}  // namespace
}  // namespace usher

#include "server/mail/inert_text.hpp"

#include <gtest/gtest.h>

namespace usher::mail {
namespace {

TEST(InertLine, KeepsNamesOfPeople) {
    for (const char* name :
         {"Maya Šević", "Dr. Who", "O'Brien-Smith", "محمد", "山田太郎", "Anne 👩‍🚀"}) {
        EXPECT_EQ(inert_line(name, 120), name);
    }
}

TEST(InertLine, BreaksWhatAReaderWouldLink) {
    EXPECT_EQ(inert_line("www.evil.example", 120), "www.\u200Bevil.\u200Bexample");
    EXPECT_EQ(inert_line("https://evil.example/x", 120),
              "https:\u200B/\u200B/\u200Bevil.\u200Bexample/\u200Bx");
    EXPECT_EQ(inert_line("ceo@bank.example", 120), "ceo@\u200Bbank.\u200Bexample");
    EXPECT_EQ(inert_line("evil。example", 120), "evil。\u200Bexample");
}

TEST(InertLine, IsOneLineWithoutControls) {
    EXPECT_EQ(inert_line("a\r\nBcc: b\tc\x1b[0m\x7f\xC2\x85", 120), "a Bcc: b c [0m");
    EXPECT_EQ(inert_line("  a \u00A0 b  ", 120), "a b");
}

TEST(InertLine, DropsInvisibleFormatting) {
    EXPECT_EQ(inert_line("a\u202Egpj.exe\u2066\u200B\uFEFFb\U000E0041", 120), "agpj.\u200Bexeb");
}

TEST(InertLine, ReplacesWhatIsNotUtf8) {
    EXPECT_EQ(inert_line("a\xFF"
                         "b\xC3",
                         120),
              "a\uFFFDb\uFFFD");
}

TEST(InertLine, CutsBetweenCharacters) {
    EXPECT_EQ(inert_line("Zoë", 3), "Zoë");
    EXPECT_EQ(inert_line("Zoëa", 3), "Zoë…");
    EXPECT_EQ(inert_line("Zoë ", 3), "Zoë");
}

TEST(InertLines, KeepsParagraphs) {
    EXPECT_EQ(inert_lines("\n\nDear you,\r\nhello\r\n\r\n\n\nbye\n", 2000),
              "Dear you,\nhello\n\nbye");
}

TEST(InertLines, CutsTheWhole) {
    EXPECT_EQ(inert_lines("abc\ndef\nghi", 5), "abc\nde…");
    EXPECT_EQ(inert_lines("", 5), "");
}

}  // namespace
}  // namespace usher::mail

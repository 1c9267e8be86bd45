#include "server/mail/quoted_printable.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher::mail {
namespace {

using namespace std::string_literals;

TEST(QuotedPrintable, KeepsPlainText) {
    EXPECT_EQ(quoted_printable("Hello, world.\n"), "Hello, world.\r\n");
}

TEST(QuotedPrintable, EncodesTheEqualsSignAndNonAscii) {
    EXPECT_EQ(quoted_printable("a=b Zo\xC3\xAB\n"), "a=3Db Zo=C3=AB\r\n");
}

TEST(QuotedPrintable, EncodesWhiteSpaceAtTheEndOfALine) {
    EXPECT_EQ(quoted_printable("a \nb\t\n"), "a=20\r\nb=09\r\n");
}

TEST(QuotedPrintable, MakesOneLineEndOfEachKind) {
    EXPECT_EQ(quoted_printable("a\r\nb\rc\nd\n\r\ne"), "a\r\nb\r\nc\r\nd\r\n\r\ne\r\n");
}

TEST(QuotedPrintable, EncodesControlCharacters) {
    EXPECT_EQ(quoted_printable("a\0b\x1b\x7f\n"s), "a=00b=1B=7F\r\n");
}

TEST(QuotedPrintable, BreaksLongLinesSoftly) {
    EXPECT_EQ(quoted_printable(std::string(76, 'x')), std::string(76, 'x') + "\r\n");
    EXPECT_EQ(quoted_printable(std::string(77, 'x')), std::string(75, 'x') + "=\r\nxx\r\n");
}

TEST(QuotedPrintable, NeverSplitsAnEncodedByte) {
    for (std::size_t shift = 0; shift < 6; ++shift) {
        std::string text(shift, 'x');
        for (int i = 0; i < 100; ++i) text += "\xC3\xAB";
        const std::string encoded = quoted_printable(text);
        std::size_t start = 0;
        for (std::size_t end = 0; (end = encoded.find("\r\n", start)) != std::string::npos;
             start = end + 2) {
            const std::string line = encoded.substr(start, end - start);
            EXPECT_LE(line.size(), 76U);
            const std::size_t last = line.rfind('=');
            EXPECT_TRUE(last + 1 == line.size() || last + 3 <= line.size()) << line;
        }
    }
}

TEST(QuotedPrintable, IsEmptyForNothing) { EXPECT_EQ(quoted_printable(""), ""); }

}  // namespace
}  // namespace usher::mail

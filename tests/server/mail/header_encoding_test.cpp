#include "server/mail/header_encoding.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "tests/server/mail/fixtures.hpp"

namespace usher::mail {
namespace {

using test::address;
using test::name;

std::size_t longest_line(const std::string& text, std::size_t column) {
    std::istringstream lines{std::string(column, '.') + text};
    std::size_t longest = 0;
    for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
    return longest;
}

TEST(HeaderText, KeepsShortAscii) { EXPECT_EQ(header_text("Hello, world", 9), "Hello, world"); }

TEST(HeaderText, EncodesWhatIsNotAscii) {
    EXPECT_EQ(header_text("Zoë", 9), "=?UTF-8?B?Wm/Dqw==?=");
}

TEST(HeaderText, EncodesWhatAReaderWouldDecode) {
    EXPECT_EQ(header_text("=?UTF-8?Q?x?=", 9), "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=");
}

TEST(HeaderText, NeverLetsALineEndThrough) {
    EXPECT_EQ(header_text("a\r\nBcc: b@c.example", 9), "=?UTF-8?B?YQ0KQmNjOiBiQGMuZXhhbXBsZQ==?=");
}

TEST(HeaderText, FoldsLongTextBetweenCharacters) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "\xF0\x9F\xA6\x89";
    const std::string encoded = header_text(text, 9);
    EXPECT_LE(longest_line(encoded, 9), 77U);  // 76 and the CR
    // 4-byte characters in every word: base64 of whole characters never has a stray continuation at
    // its start.
    std::size_t words = 0;
    for (std::size_t at = encoded.find("=?UTF-8?B?"); at != std::string::npos;
         at = encoded.find("=?UTF-8?B?", at + 1)) {
        EXPECT_EQ(encoded.substr(at + 10, 4), "8J+m");
        ++words;
    }
    EXPECT_GT(words, 3U);
}

TEST(HeaderText, FoldsLongAscii) {
    const std::string encoded = header_text(std::string(200, 'x'), 9);
    EXPECT_LE(longest_line(encoded, 9), 77U);
    EXPECT_EQ(encoded.find(std::string(80, 'x')), std::string::npos);
}

TEST(HeaderMailbox, QuotesAName) {
    EXPECT_EQ(header_mailbox({name("Wayne, \"Duke\" \\ John"), address("jw@cowboy.example")}, 4),
              "\"Wayne, \\\"Duke\\\" \\\\ John\" <jw@cowboy.example>");
}

TEST(HeaderMailbox, IsTheAddressAloneWithoutAName) {
    EXPECT_EQ(header_mailbox({Name{}, address("jw@cowboy.example")}, 4), "jw@cowboy.example");
    EXPECT_EQ(header_mailbox({Name{}, address("JW@Bücher.example")}, 4),
              "JW@xn--bcher-kva.example");
}

TEST(HeaderMailbox, EncodesANameAndFoldsBeforeTheAddress) {
    const std::string text =
        header_mailbox({name("Åsa Þórðardóttir-Łukasiewicz of the Northern Lights and Seas"),
                        address("asa.thordardottir@northern-lights.example")},
                       4);
    EXPECT_LE(longest_line(text, 4), 77U);
    EXPECT_NE(text.find("\r\n <asa.thordardottir@northern-lights.example>"), std::string::npos);
}

TEST(HeaderMailbox, NeverPassesTheHardLimit) {
    std::string longest_name;
    for (int i = 0; i < 120; ++i) longest_name += i % 2 == 0 ? "\"" : "\\";
    const std::string text =
        header_mailbox({name(longest_name), address("a@" + std::string(60, 'b') + ".example")}, 4);
    EXPECT_LE(longest_line(text, 4), 79U);
}

TEST(HeaderDate, IsUtc) {
    EXPECT_EQ(header_date(*Instant::parse("2026-11-20T08:15:00Z")),
              "Fri, 20 Nov 2026 08:15:00 +0000");
    EXPECT_EQ(header_date(*Instant::parse("2028-02-29T23:59:59.999Z")),
              "Tue, 29 Feb 2028 23:59:59 +0000");
}

}  // namespace
}  // namespace usher::mail

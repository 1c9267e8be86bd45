#include "shared/values/name.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

std::string repeated(const char* text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

TEST(Name, KeepsWhatPeopleAreCalled) {
    for (const std::string& text :
         {std::string{"Maya Stone"}, std::string{"Żaneta Łęcka"}, std::string{"李小龍"},
          std::string{"J. R. R. Tolkien"}, std::string{"O'Hara-Smith, Jr."},
          std::string{"Anna v. Berg"}, std::string{"Room No.5"}, std::string{"Ph.D. Ada"},
          std::string{"Bücher & Söhne e.V."}, std::string{"St.John"}, std::string{"J.R.R.Tolkien"},
          std::string{"Ivy St.John."}, std::string{"J.Doe"}, std::string{"No.Name..."},
          std::string{"a.k.a. Maya"}, std::string{"Maya 1.5"}, std::string{"\u3164Maya"},
          // Emoji and letters that are joined, or kept apart.
          std::string{"👩\u200d💻 Dev"}, std::string{"❤\ufe0f\u200d🔥"},
          std::string{"👩🏽\u200d❤\ufe0f\u200d👨"}, std::string{"می\u200cخواهم"},
          std::string{"क्\u200dष"}, std::string{"क्\u200cष"}, std::string{"ശ്രീ\u200cലത"},
          repeated("é", limits::name)}) {
        const auto parsed = Name::parse(text);
        ASSERT_TRUE(parsed) << text << ": " << name(parsed.error());
        EXPECT_EQ(parsed->text(), text);
    }
}

TEST(Name, SaysWhatIsWrong) {
    const std::vector<std::pair<std::string, Code>> table{
        {repeated("é", limits::name + 1), Code::too_long},
        {"two\nlines", Code::control_character},
        {"tab\there", Code::control_character},
        {std::string("nul\0here", 8), Code::control_character},
        {"delete\x7f", Code::control_character},
        {"next line\xc2\x85", Code::control_character},
        {"half \xc3", Code::control_character},
        {"overlong \xc0\xaf", Code::control_character},
        {"surrogate \xed\xa0\x80", Code::control_character},
        {"beyond \xf4\x90\x80\x80", Code::control_character},
        {"reversed \xe2\x80\xae", Code::bidirectional_control},
        {"isolate \xe2\x81\xa6", Code::bidirectional_control},
        {"soft\xc2\xadhyphen", Code::bidirectional_control},
        {"zero\xe2\x80\x8bwidth", Code::bidirectional_control},
        {"mark \xef\xbb\xbf", Code::bidirectional_control},
        {"tag \xf3\xa0\x80\x81", Code::bidirectional_control},
        // Joiners that show nothing, or that are hidden.
        {"Ma\u200dya", Code::bidirectional_control},
        {"Ma\u200cya", Code::bidirectional_control},
        {"Ма\u200dша", Code::bidirectional_control},
        {"李\u200d小龍", Code::bidirectional_control},
        {"ー\u200dー", Code::bidirectional_control},
        {"\u200dمی", Code::bidirectional_control},
        {"می\u200c", Code::bidirectional_control},
        {"می\u200c خ", Code::bidirectional_control},
        {"می\u200c\u200cخ", Code::bidirectional_control},
        {"می\u200d\u200cخ", Code::bidirectional_control},
        {"👩\u200d", Code::bidirectional_control},
        {"👩\u200d Dev", Code::bidirectional_control},
        {"👩\u200d\u200d💻", Code::bidirectional_control},
        {"👩\u200c💻", Code::bidirectional_control},
        {"👩\u200dx", Code::bidirectional_control},
        {"می\u200fخ", Code::bidirectional_control},
        {"http://evil", Code::contains_link},
        {"HTTPS://evil", Code::contains_link},
        {"www.evil", Code::contains_link},
        {"mailto:eve", Code::contains_link},
        {"Win at evil.example", Code::contains_link},
        {"evil.example/now", Code::contains_link},
        {"evil.example:80", Code::contains_link},
        {"(evil.co.uk)", Code::contains_link},
        {"EVIL.EXAMPLE", Code::contains_link},
        {"Win at evil.example.", Code::contains_link},
        {"Win at evil.example...", Code::contains_link},
        {"evil.example, now", Code::contains_link},
        {"t.co/abc", Code::contains_link},
        {"T.Co/abc", Code::contains_link},
        {"x.com", Code::contains_link},
        {"Booking.com", Code::contains_link},
        {"Booking.Com", Code::contains_link},
        {"evil.Zip/now", Code::contains_link},
        {"go-evil.xn--p1ai/", Code::contains_link},
        {"Dr.No", Code::contains_link},
    };
    for (const auto& [text, code] : table) {
        const auto parsed = Name::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(name(parsed.error()), name(code)) << text;
    }
}

TEST(Name, IsTrimmedAndMayBeEmptyUnlessRequired) {
    EXPECT_EQ(Name::parse(" \tMaya \r\n")->text(), "Maya");
    EXPECT_TRUE(Name::parse(" ")->empty());
    EXPECT_TRUE(Name{}.empty());
    EXPECT_EQ(Name::parse_required(" \n").error(), Code::required);
    EXPECT_EQ(Name::parse_required("Maya")->text(), "Maya");
    EXPECT_EQ(Name::parse_required("http://evil").error(), Code::contains_link);
}

TEST(Name, OfBlankOrInvisibleCharactersAloneIsEmpty) {
    for (const char* text :
         {"\u00a0", "\u3164", "\u3000 \u2003", "\u200b", "\u2800\ufe0f", "\u115f\u1160\uffa0",
          "\u202e", "\u00ad\u2060\ufeff", "\U000e0001", "\U000e0100"}) {
        ASSERT_TRUE(Name::parse(text)) << text;
        EXPECT_TRUE(Name::parse(text)->empty());
        EXPECT_EQ(Name::parse_required(text).error(), Code::required);
    }
    EXPECT_EQ(Name::parse("\u00a0Maya\u3000Stone\u2003")->text(), "Maya\u3000Stone");
}

TEST(Message, KeepsLinesTabsLinksAndJoiners) {
    const auto message = Message::parse(
        "\n Hello,\r\n\tsee https://corp.example \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac\n\n");
    ASSERT_TRUE(message);
    EXPECT_EQ(message->text(),
              "Hello,\n\tsee https://corp.example \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac");
    EXPECT_TRUE(Message::parse(repeated("é", limits::message)));
    EXPECT_TRUE(Message::parse("")->empty());
}

TEST(Message, SaysWhatIsWrong) {
    const std::vector<std::pair<std::string, Code>> table{
        {repeated("é", limits::message + 1), Code::too_long},
        {"a\rb", Code::control_character},
        {"a\x1b[31m", Code::control_character},
        {"a\xff", Code::control_character},
        {"a\xe2\x80\xae", Code::bidirectional_control},
        {"a\xe2\x80\xa8", Code::bidirectional_control},
    };
    for (const auto& [text, code] : table) {
        const auto parsed = Message::parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(name(parsed.error()), name(code)) << text;
    }
}

}  // namespace
}  // namespace usher

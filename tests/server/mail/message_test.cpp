#include "server/mail/message.hpp"

#include <gtest/gtest.h>

#include <string>

namespace usher::mail {
namespace {

TEST(Subject, RefusesEveryControlCharacter) {
    for (unsigned c = 0; c < 0x20; ++c) {
        EXPECT_FALSE(Subject::parse(std::string{"a"} + static_cast<char>(c) + "b")) << c;
    }
    EXPECT_FALSE(Subject::parse("a\x7f"));
    for (unsigned c = 0x80; c < 0xa0; ++c) {
        EXPECT_FALSE(Subject::parse(std::string{"a\xC2"} + static_cast<char>(c))) << c;
    }
    EXPECT_EQ(Subject::parse("a\xE2\x80\xA8"
                             "b")
                  .error(),
              Code::control_character);
    EXPECT_EQ(Subject::parse("a\xE2\x80\xA9"
                             "b")
                  .error(),
              Code::control_character);
}

TEST(Subject, RefusesWhatIsNotUtf8) {
    EXPECT_EQ(Subject::parse("a\xFF").error(), Code::control_character);
    EXPECT_EQ(Subject::parse("\xC0\x8A").error(), Code::control_character);
    EXPECT_EQ(Subject::parse("\xED\xA0\x80").error(), Code::control_character);
}

TEST(Subject, RefusesNothingAndTooMuch) {
    EXPECT_EQ(Subject::parse("").error(), Code::required);
    EXPECT_EQ(Subject::parse("  ").error(), Code::required);
    EXPECT_TRUE(Subject::parse(std::string(Subject::longest, 'x')));
    EXPECT_EQ(Subject::parse(std::string(Subject::longest + 1, 'x')).error(), Code::too_long);
}

TEST(MessageId, IsTwoDotAtoms) {
    EXPECT_EQ(MessageId::make("invitation.7.2", "usher.example")->text(),
              "invitation.7.2@usher.example");
    EXPECT_EQ(MessageId::make("", "usher.example").error(), Code::required);
    for (const char* left : {"a b", "a>", "a\r\nBcc: x", ".a", "a.", "a..b", "a@b", "\xC3\xA9"}) {
        EXPECT_EQ(MessageId::make(left, "usher.example").error(), Code::malformed_request) << left;
        EXPECT_EQ(MessageId::make("a", left).error(), Code::malformed_request) << left;
    }
}

}  // namespace
}  // namespace usher::mail

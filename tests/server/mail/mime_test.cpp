#include "server/mail/mime.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/server/mail/fixtures.hpp"

namespace usher::mail {
namespace {

using test::message;

std::vector<std::string> lines_of(const std::string& bytes) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    for (std::size_t end = 0; (end = bytes.find("\r\n", start)) != std::string::npos;
         start = end + 2) {
        lines.push_back(bytes.substr(start, end - start));
    }
    EXPECT_EQ(start, bytes.size());
    return lines;
}

/// The names of the header fields, in order, and that the bytes are fit for any relay.
std::vector<std::string> field_names(const std::string& bytes) {
    std::vector<std::string> names;
    bool header = true;
    for (const std::string& line : lines_of(bytes)) {
        EXPECT_LE(line.size(), 998U);
        for (const char c : line)
            EXPECT_TRUE((c >= 0x20 && c < 0x7f) || c == '\t') << static_cast<int>(c);
        header = header && !line.empty();
        if (header && line.front() != ' ') names.push_back(line.substr(0, line.find(':')));
    }
    return names;
}

const std::vector<std::string> all_fields{"Date",           "From",        "To",
                                          "Message-ID",     "Subject",     "MIME-Version",
                                          "Auto-Submitted", "Content-Type"};

TEST(Serialize, WritesAMessage) {
    test::expect_golden(
        "message.eml",
        serialize(message("Maya Šević invites you",
                          "Dear Zoë,\n\n.\n.. two dots\nFrom here\n" + std::string(100, 'x') + "\n",
                          "<p title=\"a\">Dear Zoë</p>\n")));
}

TEST(Serialize, IsTheSameForEqualMessages) {
    EXPECT_EQ(serialize(message("s", "t")), serialize(message("s", "t")));
}

TEST(Serialize, HasOneOfEachFieldWhateverTheBodySays) {
    for (const std::string body : {"\r\n\r\nBcc: x@y.example\r\n", "\n.\n", "\r.\r", "\n.\r\n",
                                   "\r\n.\r\nMAIL FROM:<x@y.example>\r\n",
                                   "--=_usher_alternative--\r\n", "\xFF\xFE", "=\r\n=3D"}) {
        EXPECT_EQ(field_names(serialize(message("s", body, body))), all_fields) << body;
    }
}

TEST(Serialize, HasOneOfEachFieldWhateverANameSays) {
    for (const char* text : {"a\" <x@y.example>, \"b", "a>b<c", "=?UTF-8?B?DQpCY2M6IHg=?=",
                             "a, b; c: d;", "(comment)", "\\", "\"", "Łukasz \"the owl\" 🦉"}) {
        const auto parsed = Name::parse(text);
        if (!parsed) continue;  // refused earlier is as good
        Message hostile = message("s", "t");
        hostile.to.name = *parsed;
        hostile.from.name = *parsed;
        EXPECT_EQ(field_names(serialize(hostile)), all_fields) << text;
    }
}

TEST(Serialize, NeverWritesTheBoundaryInsideAPart) {
    const std::string bytes =
        serialize(message("s", "--=_usher_alternative\n", "--=_usher_alternative--\n"));
    std::size_t boundaries = 0;
    for (const std::string& line : lines_of(bytes))
        boundaries += line.rfind("--=_", 0) == 0 ? 1U : 0U;
    EXPECT_EQ(boundaries, 3U);
}

}  // namespace
}  // namespace usher::mail

#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "server/mail/message.hpp"

namespace usher::mail::test {

inline EmailAddress address(const std::string& text) { return *EmailAddress::parse(text); }
inline Name name(const std::string& text) { return *Name::parse(text); }

inline Message message(const std::string& subject, const std::string& text,
                       const std::string& html = "<p>x</p>\n") {
    return {Mailbox{name("Usher"), address("no-reply@usher.example")},
            Mailbox{name("John Wayne"), address("jw@cowboy.example")},
            {*Subject::parse(subject), text, html},
            *MessageId::make("invitation.1.2", "usher.example"),
            *Instant::parse("2026-11-20T08:15:00Z")};
}

/// Compares with a file in tests/server/mail/golden. To renew the files, run the test with
/// USHER_RENEW_GOLDEN=1 and review the difference.
inline void expect_golden(const std::string& file, const std::string& actual) {
    const std::string path = "tests/server/mail/golden/" + file;
    if (std::getenv("USHER_RENEW_GOLDEN") != nullptr)
        std::ofstream{path, std::ios::binary} << actual;
    std::ifstream stream{path, std::ios::binary};
    ASSERT_TRUE(stream) << path << " is missing";
    std::ostringstream expected;
    expected << stream.rdbuf();
    EXPECT_EQ(expected.str(), actual) << path;
}

}  // namespace usher::mail::test

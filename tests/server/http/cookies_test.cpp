#include "server/http/cookies.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace usher::http {
namespace {

TEST(SetCookie, IsHostBoundAndSecureOverHttps) {
    EXPECT_EQ(encode({"session", "abc", std::chrono::hours(1)}, Transport::secure),
              "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=3600");
}

TEST(SetCookie, IsPlainOnLocalhost) {
    EXPECT_EQ(encode({"session", "abc", std::nullopt}, Transport::plain),
              "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST(SetCookie, ForgetsWithoutLifetime) {
    EXPECT_NE(encode({"session", "", std::chrono::seconds(0)}, Transport::plain).find("Max-Age=0"),
              std::string::npos);
}

TEST(SetCookie, RefusesWhatCouldAddAttributes) {
    for (const char* value :
         {"a;Domain=evil.example", "a b", "a\r\nX: y", "a,b", "\"a\"", "a\\", "\x7f"})
        EXPECT_THROW(encode({"session", value, std::nullopt}, Transport::plain),
                     std::invalid_argument)
            << value;
    EXPECT_THROW(encode({"", "a", std::nullopt}, Transport::plain), std::invalid_argument);
    EXPECT_THROW(encode({"a=b", "a", std::nullopt}, Transport::plain), std::invalid_argument);
}

std::string names(std::string_view field, Transport transport) {
    std::string text;
    for (const auto& cookie : parse_cookies(field, transport))
        text += cookie.name + "=" + cookie.value + " ";
    return text;
}

TEST(ParseCookies, ReadsPairs) {
    EXPECT_EQ(names("a=1; session=x=y;b=", Transport::plain), "a=1 session=x=y b= ");
    EXPECT_EQ(names("", Transport::plain), "");
}

TEST(ParseCookies, LeavesOutWhatIsNotWellFormed) {
    EXPECT_EQ(names("=1; noequals; ;; a b=1; ok=1; bad=\"x\"", Transport::plain), "ok=1 ");
}

TEST(ParseCookies, TakesOverHttpsOnlyThePrefixed) {
    EXPECT_EQ(
        names("session=planted; __Host-session=real; __host-session=other", Transport::secure),
        "session=real ");
}

}  // namespace
}  // namespace usher::http

#include "server/auth/session_secret.hpp"

#include <gtest/gtest.h>

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"
#include "server/auth/sha256.hpp"
#include "server/auth/system_random.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

TEST(CookieSecret, IsFoundByItsDigestAlone) {
    SystemRandom random;
    const Sha256 digest;
    const auto cookie = make_cookie_secret(random, digest);
    EXPECT_EQ(cookie.text.reveal().size(), 43U);
    EXPECT_EQ(id_of_cookie(cookie.text.reveal(), digest), cookie.id);
    EXPECT_NE(encode_base64url(view_of(cookie.id)), cookie.text.reveal());
}

TEST(CookieSecret, IsNeverTheSameTwice) {
    SystemRandom random;
    const Sha256 digest;
    EXPECT_NE(make_cookie_secret(random, digest).text.reveal(),
              make_cookie_secret(random, digest).text.reveal());
}

TEST(CookieSecret, InAnotherSpellingHasNoId) {
    SystemRandom random;
    const Sha256 digest;
    const auto text = make_cookie_secret(random, digest).text.reveal();
    for (const auto& other :
         {std::string{}, text + "=", text + "A", text.substr(1), " " + text, "\"" + text + "\""}) {
        EXPECT_FALSE(id_of_cookie(other, digest)) << other;
    }
}

TEST(CsrfToken, IsThatOfItsSessionAlone) {
    const auto ring = known_ring();
    app::Digest::Bytes session{};
    session.fill(5);
    app::Digest::Bytes other{};
    other.fill(6);
    const auto token = csrf_token(ring, session).reveal();
    // Computed by another implementation (Python's hashlib and hmac).
    EXPECT_EQ(token, "_DVc1aDxWzfux3a1m-kB1Pd2DuEORXhrIoriaUUHkko");
    EXPECT_TRUE(is_csrf_token(ring, session, token));
    EXPECT_FALSE(is_csrf_token(ring, other, token));
    EXPECT_FALSE(is_csrf_token(ring, session, ""));
    EXPECT_FALSE(is_csrf_token(ring, session, token + "="));
    EXPECT_FALSE(is_csrf_token(known_ring({8}), session, token));
    EXPECT_TRUE(is_csrf_token(known_ring({7, 8}), session, token));
    for (std::size_t bit = 0; bit < token.size() * 8; ++bit) {
        auto wrong = token;
        wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(is_csrf_token(ring, session, wrong)) << bit;
    }
}

}  // namespace
}  // namespace usher::auth

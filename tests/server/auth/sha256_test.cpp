#include "server/auth/sha256.hpp"

#include <gtest/gtest.h>

#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"

namespace usher::auth {
namespace {

TEST(Sha256, GivesTheVectorsOfFips180) {
    const Sha256 digest;
    const auto text = [&](std::string_view bytes) {
        return encode_base64url(view_of(digest.of(bytes)));
    };
    EXPECT_EQ(text(""), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    EXPECT_EQ(text("abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
}

}  // namespace
}  // namespace usher::auth

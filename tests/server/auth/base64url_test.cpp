#include "server/auth/base64url.hpp"

#include <gtest/gtest.h>

#include <array>

namespace usher::auth {
namespace {

std::optional<std::string> decode(std::string_view text) {
    std::array<std::uint8_t, 64> bytes{};
    const auto size = decode_base64url(text, bytes);
    if (!size) return std::nullopt;
    return std::string{bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*size)};
}

TEST(Base64url, WritesTheVectorsOfRfc4648WithoutPadding) {
    EXPECT_EQ(encode_base64url(""), "");
    EXPECT_EQ(encode_base64url("f"), "Zg");
    EXPECT_EQ(encode_base64url("fo"), "Zm8");
    EXPECT_EQ(encode_base64url("foo"), "Zm9v");
    EXPECT_EQ(encode_base64url("foob"), "Zm9vYg");
    EXPECT_EQ(encode_base64url("\xfb\xff"), "-_8");
}

TEST(Base64url, ReadsWhatItWrites) {
    std::string bytes;
    for (int i = 0; i < 64; ++i) {
        EXPECT_EQ(decode(encode_base64url(bytes)), bytes);
        bytes.push_back(static_cast<char>(i * 37));
    }
}

TEST(Base64url, RefusesEverySpellingButOne) {
    for (const auto* text :
         {"Zg==", "Zg=", "Zh", "Zn", "Zm9=", "Zm9", "Z", "Zm9v ", " Zm9v", "Zm\n9v", "Zm9v\n",
          "+_8", "-/8", "+/8", "Zm9v=", "Zm9vY", "%5A", "Zm9v.", "Z\xc3\xa9"}) {
        EXPECT_FALSE(decode(text)) << text;
    }
    EXPECT_FALSE(decode(std::string_view{"Zm9v\0", 5}));
}

TEST(Base64url, ReadsTheCharactersOfItsAlphabetAndNoOtherByte) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t place = 0; place < 4; ++place) {
            std::string text = "AAAA";
            text[place] = static_cast<char>(byte);
            const bool is_known = alphabet.find(text[place]) != std::string_view::npos;
            EXPECT_EQ(decode(text).has_value(), is_known) << byte;
        }
    }
}

TEST(Base64url, RefusesWhatDoesNotFit) {
    std::array<std::uint8_t, 3> bytes{};
    EXPECT_EQ(decode_base64url("Zm9v", bytes), 3U);
    EXPECT_FALSE(decode_base64url("Zm9vYg", bytes));
    EXPECT_TRUE(decode_exactly("Zm9v", bytes));
    EXPECT_FALSE(decode_exactly("Zm8", bytes));
}

}  // namespace
}  // namespace usher::auth

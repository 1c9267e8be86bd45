#include "shared/values/typed_code.hpp"

#include <gtest/gtest.h>

#include <random>

#include "shared/values/text.hpp"

namespace usher {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The first codes are the extreme ones; the rest are the same on every run.
std::vector<TypedCode> codes(int count) {
    TypedCode::Bytes zeros{};
    TypedCode::Bytes ones{};
    ones.fill(0xff);
    std::vector<TypedCode> codes{TypedCode::from_bytes(zeros), TypedCode::from_bytes(ones)};
    std::minstd_rand random{20261120};
    while (static_cast<int>(codes.size()) < count) {
        TypedCode::Bytes bytes{};
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() >> 8U);
        codes.push_back(TypedCode::from_bytes(bytes));
    }
    return codes;
}

std::string bare(const TypedCode& code) {
    std::string text;
    for (const char c : code.text()) {
        if (c != '-') text.push_back(c);
    }
    return text;
}

TEST(TypedCode, IsEighteenSymbolsInGroupsOfFour) {
    for (const TypedCode& code : codes(20)) {
        const std::string text = code.text();
        ASSERT_EQ(text.size(), 22U);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool is_symbol = alphabet.find(text[i]) != std::string_view::npos;
            EXPECT_EQ(is_symbol, i % 5 != 4) << text;
        }
    }
}

TEST(TypedCode, ReadsWhatItWrites) {
    for (const TypedCode& code : codes(200)) {
        const auto read = TypedCode::parse(code.text());
        ASSERT_TRUE(read) << code.text();
        EXPECT_EQ(*read, code);
        EXPECT_EQ(read->bytes(), code.bytes());
    }
}

TEST(TypedCode, ForgivesCaseSeparatorsAndLookAlikes) {
    const TypedCode code = codes(1).front();  // all zeros
    EXPECT_EQ(*TypedCode::parse("oOoO oooo-OOOO\t0000\n00"), code);
    for (const TypedCode& each : codes(50)) {
        std::string lower;
        for (const char c : each.text()) {
            const char look_alike = c == '1' ? 'l' : c;
            lower.push_back(look_alike >= 'A' && look_alike <= 'Z'
                                ? static_cast<char>(look_alike - 'A' + 'a')
                                : look_alike);
        }
        EXPECT_EQ(*TypedCode::parse(lower), each);
    }
    EXPECT_EQ(TypedCode::parse("I000-0000-0000-0000-00").error().code, Code::code_mistyped);
}

TEST(TypedCode, ReadsTheDigitsOfOtherScripts) {
    const TypedCode code = TypedCode::from_bytes({0x01, 0x23, 0x45, 0x67, 0x89, 0x01, 0x23, 0x45});
    for (const char32_t zero : {U'\u0660', U'\u06f0', U'\uff10'}) {
        std::string text;
        for (const char c : code.text()) {
            if (c >= '0' && c <= '9') {
                append_code_point(zero + static_cast<char32_t>(c - '0'), text);
            } else {
                text.push_back(c);
            }
        }
        ASSERT_TRUE(TypedCode::parse(text)) << text;
        EXPECT_EQ(*TypedCode::parse(text), code);
    }
    EXPECT_EQ(TypedCode::parse("\u0661\u0662\u0966").error().symbol, 2U) << "not Devanagari's";
}

TEST(TypedCode, CatchesAndLocatesEverySingleSubstitution) {
    for (const TypedCode& code : codes(40)) {
        const std::string good = bare(code);
        for (std::size_t place = 0; place < good.size(); ++place) {
            for (const char wrong : alphabet) {
                if (wrong == good[place]) continue;
                std::string text = good;
                text[place] = wrong;
                const auto read = TypedCode::parse(text);
                ASSERT_FALSE(read) << text;
                ASSERT_EQ(read.error().code, Code::code_mistyped);
                ASSERT_EQ(read.error().symbol, place) << good << " as " << text;
            }
        }
    }
}

TEST(TypedCode, CatchesEverySwapNearAndFar) {
    for (const TypedCode& code : codes(200)) {
        const std::string good = bare(code);
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (std::size_t j = i + 1; j < good.size(); ++j) {
                if (good[i] == good[j]) continue;
                std::string text = good;
                std::swap(text[i], text[j]);
                ASSERT_FALSE(TypedCode::parse(text)) << good << " as " << text;
            }
        }
    }
}

TEST(TypedCode, CatchesEveryPairOfSubstitutions) {
    const std::string good = bare(codes(3).back());
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (std::size_t j = i + 1; j < good.size(); ++j) {
            for (const char first : alphabet) {
                for (const char second : alphabet) {
                    std::string text = good;
                    text[i] = first;
                    text[j] = second;
                    ASSERT_EQ(static_cast<bool>(TypedCode::parse(text)), text == good) << text;
                }
            }
        }
    }
}

TEST(TypedCode, SaysWhatIsWrongWithTheForm) {
    const auto mistake = [](std::string_view text) { return TypedCode::parse(text).error(); };
    EXPECT_EQ(mistake("").code, Code::required);
    EXPECT_EQ(mistake(" -\n").code, Code::required);
    EXPECT_EQ(mistake("0000-0000-0000-0000-0").code, Code::code_length);
    EXPECT_EQ(mistake("0000-0000-0000-0000-000").code, Code::code_length);
    EXPECT_EQ(mistake("0000-0000-0000-0000-0U").code, Code::code_symbol);
    EXPECT_EQ(mistake("0000-0000-0000-0000-0U").symbol, 17U);
    EXPECT_EQ(mistake("00!0").symbol, 2U);
    EXPECT_EQ(mistake("\xc3\xa9").code, Code::code_symbol);
}

}  // namespace
}  // namespace usher

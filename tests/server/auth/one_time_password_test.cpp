#include "server/auth/one_time_password.hpp"

#include <gtest/gtest.h>

#include "server/auth/base32.hpp"

namespace usher::auth {
namespace {

// RFC 6238 appendix B: the keys are the digits over and over, as long as the hash.
std::string key_of(HashAlgorithm algorithm) {
    const std::size_t size = algorithm == HashAlgorithm::sha1     ? 20
                             : algorithm == HashAlgorithm::sha256 ? 32
                                                                  : 64;
    std::string key;
    while (key.size() < size) key += "1234567890";
    return key.substr(0, size);
}

TEST(OneTimePassword, IsThatOfTheStandardWithEveryHash) {
    struct Row {
        std::int64_t seconds;
        const char* sha1;
        const char* sha256;
        const char* sha512;
    };
    for (const Row& row : {Row{59, "94287082", "46119246", "90693936"},
                           Row{1111111109, "07081804", "68084774", "25091201"},
                           Row{1111111111, "14050471", "67062674", "99943326"},
                           Row{1234567890, "89005924", "91819424", "93441116"},
                           Row{2000000000, "69279037", "90698825", "38618901"},
                           Row{20000000000, "65353130", "77737706", "47863826"}}) {
        const auto step = step_at(Instant{row.seconds * 1000});
        const auto with = [step](HashAlgorithm algorithm) {
            return one_time_password(algorithm, key_of(algorithm), step, 8);
        };
        EXPECT_EQ(with(HashAlgorithm::sha1), row.sha1) << row.seconds;
        EXPECT_EQ(with(HashAlgorithm::sha256), row.sha256) << row.seconds;
        EXPECT_EQ(with(HashAlgorithm::sha512), row.sha512) << row.seconds;
    }
}

// RFC 4226 appendix D.
TEST(OneTimePassword, OfSixDigitsIsThatOfTheStandard) {
    constexpr const char* expected[] = {"755224", "287082", "359152", "969429", "338314",
                                        "254676", "287922", "162583", "399871", "520489"};
    for (int counter = 0; counter < 10; ++counter)
        EXPECT_EQ(one_time_password(HashAlgorithm::sha1, "12345678901234567890", counter, 6),
                  expected[counter]);
}

TEST(OneTimePassword, LastsThirtySeconds) {
    EXPECT_EQ(step_at(Instant{29'999}), 0);
    EXPECT_EQ(step_at(Instant{30'000}), 1);
    EXPECT_EQ(step_at(Instant{59'999}), 1);
}

// RFC 4648 section 10, without the padding.
TEST(Base32, IsThatOfTheStandard) {
    EXPECT_EQ(encode_base32(""), "");
    EXPECT_EQ(encode_base32("f"), "MY");
    EXPECT_EQ(encode_base32("fo"), "MZXQ");
    EXPECT_EQ(encode_base32("foo"), "MZXW6");
    EXPECT_EQ(encode_base32("foob"), "MZXW6YQ");
    EXPECT_EQ(encode_base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(encode_base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(encode_base32("\xff\xff\xff\xff\xff"), "77777777");
}

}  // namespace
}  // namespace usher::auth

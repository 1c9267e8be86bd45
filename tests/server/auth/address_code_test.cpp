#include "server/auth/address_code.hpp"

#include <gtest/gtest.h>

#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

AddressProof known_proof() {
    return {known_id<AccountId>(4).bits, Instant{1'763'628'900'000}, "jw@cowboy.com"};
}

std::string spelled(std::string_view text) { return AddressCode::parse(text)->text(); }

// Computed by another implementation (Python's hashlib and hmac).
TEST(AddressCode, IsWhatItHasAlwaysBeen) {
    EXPECT_EQ(derive_address_code(known_ring(), known_proof()).text(), "XDD0-DYNK");
}

TEST(AddressCode, IsReadHoweverItIsTyped) {
    for (const auto* text : {"XDD0-DYNK", "XDD0DYNK", "xdd0dynk", " xddo dynk ", "X-D-D-O-D-Y-N-K",
                             "XDDO\tDYNK\r\n"}) {
        EXPECT_EQ(spelled(text), "XDD0-DYNK") << text;
    }
    EXPECT_EQ(spelled("iIlL-1111"), "1111-1111");
    EXPECT_EQ(spelled("0000-0000"), "0000-0000");
    EXPECT_EQ(spelled("ZZZZ-ZZZZ"), "ZZZZ-ZZZZ");
}

TEST(AddressCode, SaysWhatIsWrongWithATypedOne) {
    EXPECT_EQ(AddressCode::parse("").error(), Code::required);
    EXPECT_EQ(AddressCode::parse(" - ").error(), Code::required);
    EXPECT_EQ(AddressCode::parse("XDD0-DYN").error(), Code::code_length);
    EXPECT_EQ(AddressCode::parse("XDD0-DYNK-0").error(), Code::code_length);
    EXPECT_EQ(AddressCode::parse(std::string(10'000, '0')).error(), Code::code_length);
    for (const auto* text : {"UDD0-DYNK", "XDD0_DYNK", "XDD0-DYN*", "XDD0-DYN\xc3\x89"}) {
        EXPECT_EQ(AddressCode::parse(text).error(), Code::code_symbol) << text;
    }
    EXPECT_EQ(AddressCode::parse(std::string_view{"XDD0DYN\0", 8}).error(), Code::code_symbol);
}

TEST(AddressCode, ProvesTheAddressToTheSessionThatAsked) {
    const auto ring = known_ring();
    const auto code = derive_address_code(ring, known_proof());
    EXPECT_TRUE(verify(ring, known_proof(), code));

    auto other = known_proof();
    other.sign_up = known_id<AccountId>(5).bits;
    EXPECT_FALSE(verify(ring, other, code));
    other = known_proof();
    other.address_key = "maya@corp.example";
    EXPECT_FALSE(verify(ring, other, code));
}

TEST(AddressCode, IsDeadOnceAnotherWasSent) {
    const auto ring = known_ring();
    auto later = known_proof();
    later.sent_at.ms += 1;
    EXPECT_FALSE(verify(ring, later, derive_address_code(ring, known_proof())));
}

TEST(AddressCode, IsRefusedWithAnyBitFlippedA01) {
    const auto ring = known_ring();
    const auto right = derive_address_code(ring, known_proof()).bits();
    for (unsigned bit = 0; bit < 40; ++bit) {
        const auto wrong = AddressCode::from_bits(right ^ std::uint64_t{1} << bit);
        EXPECT_FALSE(verify(ring, known_proof(), wrong)) << bit;
    }
}

TEST(AddressCode, LivesThroughARotationAndEndsWithItsKey) {
    const auto code = derive_address_code(known_ring({7}), known_proof());
    EXPECT_TRUE(verify(known_ring({7, 8}), known_proof(), code));
    EXPECT_FALSE(verify(known_ring({8}), known_proof(), code));
}

}  // namespace
}  // namespace usher::auth

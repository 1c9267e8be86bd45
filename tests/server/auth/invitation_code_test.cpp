#include "server/auth/invitation_code.hpp"

#include <gtest/gtest.h>

#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

// Computed by another implementation (Python's hashlib and hmac), without the two check symbols.
TEST(InvitationCode, IsWhatItHasAlwaysBeen) {
    const auto code = derive_code(known_ring(), known_invitation());
    EXPECT_EQ(code.text().substr(0, 19), "3NRC-N3DD-8CH8-9KPK");
}

TEST(InvitationCode, ProvesWhatTheMailedLinkDoes) {
    const auto ring = known_ring();
    const auto sent = known_invitation();
    const auto typed = TypedCode::parse(derive_code(ring, sent).text());
    ASSERT_TRUE(typed);
    const auto link = verify(ring, sent, *typed);
    ASSERT_TRUE(link);
    EXPECT_EQ(link->invitation, sent.invitation);
    EXPECT_EQ(link->generation, sent.generation);
    EXPECT_EQ(link->channel, Channel{});
    EXPECT_EQ(link->address_key, sent.address_key);
}

TEST(InvitationCode, IsDeadInAnotherGenerationInvitationOrganizationAndForAnotherAddress) {
    const auto ring = known_ring();
    const auto code = derive_code(ring, known_invitation());
    auto other = known_invitation();
    ++other.generation;
    EXPECT_FALSE(verify(ring, other, code));
    other = known_invitation();
    other.invitation = known_id<InvitationId>(9);
    EXPECT_FALSE(verify(ring, other, code));
    other = known_invitation();
    other.organization = known_id<OrganizationId>(9);
    EXPECT_FALSE(verify(ring, other, code));
    other = known_invitation();
    other.address_key = "maya@corp.example";
    EXPECT_FALSE(verify(ring, other, code));
}

TEST(InvitationCode, IsRefusedWithAnyBitFlippedA01) {
    const auto ring = known_ring();
    const auto right = derive_code(ring, known_invitation()).bytes();
    for (std::size_t bit = 0; bit < right.size() * 8; ++bit) {
        auto wrong = right;
        wrong[bit / 8] = static_cast<std::uint8_t>(wrong[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(verify(ring, known_invitation(), TypedCode::from_bytes(wrong))) << bit;
    }
}

TEST(InvitationCode, LivesThroughARotationAndEndsWithItsKey) {
    const auto code = derive_code(known_ring({7}), known_invitation());
    EXPECT_TRUE(verify(known_ring({7, 8}), known_invitation(), code));
    EXPECT_FALSE(verify(known_ring({8}), known_invitation(), code));
}

}  // namespace
}  // namespace usher::auth

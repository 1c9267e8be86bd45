#include "server/auth/invitation_token.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "server/auth/base64url.hpp"
#include "server/auth/system_random.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

std::optional<PresentedLink> present(const KeyRing& ring, std::string_view text,
                                     std::string_view address_key) {
    const auto token = read_token(text);
    if (!token) return std::nullopt;
    return verify(ring, *token, address_key);
}

std::vector<Channel> every_channel() {
    return {Channel{}, copied_for_organization(), copied_for_project()};
}

std::string bytes_of(std::string_view token) {
    std::array<std::uint8_t, 128> bytes{};
    const auto size = decode_base64url(token, bytes);
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size.value())};
}

SentInvitation random_invitation(app::Random& random) {
    SentInvitation sent;
    random.fill(sent.organization.bits.bytes.data(), 16);
    random.fill(sent.invitation.bits.bytes.data(), 16);
    std::array<std::uint8_t, 2> small{};
    random.fill(small.data(), small.size());
    sent.generation = 1U + small[0];
    sent.address_key = "person" + std::to_string(small[1]) + "@corp.example";
    return sent;
}

// Computed by another implementation (Python's hashlib and hmac): if these change, every link that
// is out is dead.
TEST(InvitationToken, IsWhatItHasAlwaysBeen) {
    const auto ring = known_ring();
    const auto text = [&](const Channel& channel) {
        return derive_token(ring, known_invitation(), channel).reveal();
    };
    EXPECT_EQ(text({}),
              "AQcBkvDBAABwAIAAAAAAAAABAZLwwQAAcACAAAAAAAAAAgAAAAMAGm4ra5vR7tyE5snNbkmOJdENAnTkYx5V"
              "GhfXtZdiE6M");
    EXPECT_EQ(text(copied_for_organization()),
              "AQcBkvDBAABwAIAAAAAAAAABAZLwwQAAcACAAAAAAAAAAgAAAAMBIvYQVHN-5Hfz_6XFB436UqIMKD0lI_"
              "6p0U3bUe-barA");
    EXPECT_EQ(text(copied_for_project()),
              "AQcBkvDBAABwAIAAAAAAAAABAZLwwQAAcACAAAAAAAAAAgAAAAMCAZLwwQAAcACAAAAAAAAAA72TmaqOTBIX"
              "Er9x7mDETboe6Np"
              "1EKK6q3kHW-DTPjFJ");
}

TEST(InvitationToken, SaysAndProvesWhatItWasMadeFor) {
    const auto ring = known_ring();
    const auto sent = known_invitation();
    for (const auto& channel : every_channel()) {
        const auto token = read_token(derive_token(ring, sent, channel).reveal());
        ASSERT_TRUE(token);
        EXPECT_EQ(token->organization, sent.organization);
        EXPECT_EQ(token->invitation, sent.invitation);
        EXPECT_EQ(token->generation, 3U);
        EXPECT_EQ(token->channel, channel);
        const auto link = verify(ring, *token, sent.address_key);
        ASSERT_TRUE(link);
        EXPECT_EQ(link->invitation, sent.invitation);
        EXPECT_EQ(link->generation, 3U);
        EXPECT_EQ(link->channel, channel);
        EXPECT_EQ(link->address_key, sent.address_key);
    }
}

TEST(InvitationToken, IsRefusedWithAnyBitFlippedA01) {
    SystemRandom random;
    const auto ring = KeyRing::fresh(random);
    const auto channels = every_channel();
    for (std::size_t i = 0; i < 1000; ++i) {
        const auto sent = random_invitation(random);
        const auto bytes = bytes_of(derive_token(ring, sent, channels[i % 3]).reveal());
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            auto flipped = bytes;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            ASSERT_FALSE(present(ring, encode_base64url(flipped), sent.address_key)) << bit;
        }
    }
}

TEST(InvitationToken, IsRefusedWithAnyBitOfItsTextFlippedA01) {
    const auto ring = known_ring();
    const auto sent = known_invitation();
    for (const auto& channel : every_channel()) {
        const auto text = derive_token(ring, sent, channel).reveal();
        for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
            auto flipped = text;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            ASSERT_FALSE(present(ring, flipped, sent.address_key)) << bit;
        }
    }
}

TEST(InvitationToken, IsRefusedWhenCutShortOrMadeLongerA01) {
    const auto ring = known_ring();
    const auto sent = known_invitation();
    for (const auto& channel : every_channel()) {
        const auto text = derive_token(ring, sent, channel).reveal();
        for (std::size_t size = 0; size < text.size(); ++size)
            EXPECT_FALSE(read_token(text.substr(0, size)));
        const auto bytes = bytes_of(text);
        for (std::size_t more = 1; more < 40; ++more) {
            EXPECT_FALSE(
                present(ring, encode_base64url(bytes + std::string(more, '\0')), sent.address_key));
        }
    }
    EXPECT_FALSE(read_token(std::string(100'000, 'A')));
}

TEST(InvitationToken, HasOneSpelling) {
    const auto text = derive_token(known_ring(), known_invitation(), {}).reveal();
    ASSERT_TRUE(read_token(text));
    EXPECT_FALSE(read_token(text + "="));
    EXPECT_FALSE(read_token(text + "\n"));
    EXPECT_FALSE(read_token(" " + text));
    EXPECT_FALSE(read_token(text.substr(0, 40) + "%2D" + text.substr(41)));
    auto copied =
        derive_token(known_ring(), known_invitation(), copied_for_organization()).reveal();
    ASSERT_NE(copied.find('-'), std::string::npos);
    copied[copied.find('-')] = '+';
    EXPECT_FALSE(read_token(copied));
    // 71 bytes leave two bits of the last character unused: only zeros are its spelling.
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const auto last = alphabet.find(text.back());
    for (std::size_t stray = 1; stray < 4; ++stray) {
        auto other = text;
        other.back() = alphabet[last + stray];
        EXPECT_FALSE(read_token(other));
    }
}

TEST(InvitationToken, ProvesOnlyTheAddressItWasWrittenTo) {
    const auto ring = known_ring();
    const auto text = derive_token(ring, known_invitation(), {}).reveal();
    EXPECT_TRUE(present(ring, text, "jw@cowboy.com"));
    EXPECT_FALSE(present(ring, text, "maya@corp.example"));
    EXPECT_FALSE(present(ring, text, "jw@cowboy.co"));
    EXPECT_FALSE(present(ring, text, ""));
}

TEST(InvitationToken, CannotBeMovedToAnotherOrganizationInvitationGenerationOrChannelA15) {
    const auto ring = known_ring();
    const auto sent = known_invitation();
    const auto token = read_token(derive_token(ring, sent, copied_for_organization()).reveal());
    ASSERT_TRUE(token && verify(ring, *token, sent.address_key));

    auto moved = *token;
    moved.organization = known_id<OrganizationId>(9);
    EXPECT_FALSE(verify(ring, moved, sent.address_key));
    moved = *token;
    moved.invitation = known_id<InvitationId>(9);
    EXPECT_FALSE(verify(ring, moved, sent.address_key));
    moved = *token;
    ++moved.generation;
    EXPECT_FALSE(verify(ring, moved, sent.address_key));
    for (const auto& channel : {Channel{}, copied_for_project()}) {
        moved = *token;
        moved.channel = channel;
        EXPECT_FALSE(verify(ring, moved, sent.address_key));
    }
}

TEST(InvitationToken, OfACopiedLinkNeverReadsAsMailedA12) {
    const auto ring = known_ring();
    for (const auto& channel : {copied_for_organization(), copied_for_project()}) {
        const auto link = present(ring, derive_token(ring, known_invitation(), channel).reveal(),
                                  "jw@cowboy.com");
        ASSERT_TRUE(link);
        EXPECT_EQ(link->channel.kind, Channel::Kind::copy);
    }
}

TEST(InvitationToken, LivesThroughARotationAndEndsWithItsKey) {
    const auto text = derive_token(known_ring({7}), known_invitation(), {}).reveal();
    EXPECT_TRUE(present(known_ring({7, 8}), text, "jw@cowboy.com"));
    EXPECT_FALSE(present(known_ring({8}), text, "jw@cowboy.com"));
}

TEST(InvitationToken, OfAnotherServerIsRefused) {
    SystemRandom random;
    const auto ring = KeyRing::fresh(random);
    const auto other = KeyRing::fresh(random);
    const auto text = derive_token(other, known_invitation(), {}).reveal();
    EXPECT_TRUE(read_token(text));
    EXPECT_FALSE(present(ring, text, "jw@cowboy.com"));
}

}  // namespace
}  // namespace usher::auth

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "server/auth/address_code.hpp"
#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"
#include "server/auth/invitation_code.hpp"
#include "server/auth/invitation_token.hpp"
#include "server/auth/second_factor.hpp"
#include "server/auth/session_secret.hpp"
#include "server/auth/set_up_secret.hpp"
#include "server/auth/system_random.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

// What each purpose's MAC is made of, so that a MAC of the same parts for another purpose is the
// strongest forgery there is.
struct BoundParts {
    SentInvitation sent = known_invitation();
    std::array<std::uint8_t, 4> generation = big_endian(sent.generation);
    std::string mailed{'\0'};
    Bits128 sign_up = known_id<AccountId>(4).bits;
    Instant sent_at{1'763'628'900'000};
    std::array<std::uint8_t, 8> sent_at_bytes = big_endian(static_cast<std::uint64_t>(sent_at.ms));
    app::Digest::Bytes session{};
};

class EveryPurpose : public testing::TestWithParam<Purpose> {
protected:
    const KeyRing ring = known_ring();
    const BoundParts parts;
};

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsALinkA01) {
    const auto mac =
        ring.mac(GetParam(), {view_of(parts.sent.organization.bits.bytes),
                              view_of(parts.sent.invitation.bits.bytes), view_of(parts.generation),
                              parts.mailed, parts.sent.address_key});
    auto token = read_token(derive_token(ring, parts.sent, {}).reveal()).value();
    token.mac = mac;
    EXPECT_EQ(verify(ring, token, parts.sent.address_key).has_value(),
              GetParam() == Purpose::invitation_link);
}

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsACodeA01) {
    const auto mac = ring.mac(GetParam(), {view_of(parts.sent.organization.bits.bytes),
                                           view_of(parts.sent.invitation.bits.bytes),
                                           view_of(parts.generation), parts.sent.address_key});
    TypedCode::Bytes bytes{};
    std::copy_n(mac.begin(), bytes.size(), bytes.begin());
    EXPECT_EQ(verify(ring, parts.sent, TypedCode::from_bytes(bytes)).has_value(),
              GetParam() == Purpose::invitation_code);
}

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsAnAddressCodeA01) {
    const AddressProof proof{parts.sign_up, parts.sent_at, parts.sent.address_key};
    const auto mac = ring.mac(GetParam(), {view_of(parts.sign_up.bytes),
                                           view_of(parts.sent_at_bytes), parts.sent.address_key});
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) bits = bits << 8U | mac[i];
    EXPECT_EQ(verify(ring, proof, AddressCode::from_bits(bits)),
              GetParam() == Purpose::address_code);
}

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsASetUpSecretA01) {
    EXPECT_EQ(is_set_up_secret(ring, encode_base64url(view_of(ring.mac(GetParam(), {})))),
              GetParam() == Purpose::set_up_link);
}

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsACsrfTokenA01) {
    const auto mac = ring.mac(GetParam(), {view_of(parts.session)});
    EXPECT_EQ(is_csrf_token(ring, parts.session, encode_base64url(view_of(mac))),
              GetParam() == Purpose::csrf_token);
}

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsARecoveryCodeA01) {
    const auto account = known_id<AccountId>(4);
    const auto code = TypedCode::from_bytes({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    const auto mark = ring.mac(GetParam(), {view_of(account.bits.bytes), view_of(code.bytes())});
    EXPECT_EQ(is_recovery_code(ring, account, code, mark), GetParam() == Purpose::recovery_code);
}

TEST_P(EveryPurpose, ButItsOwnIsRefusedAsASealA01) {
    SystemRandom random;
    const auto sealed = ring.seal(GetParam(), Secret{"text"}, random);
    for (const auto purpose : every_purpose) {
        EXPECT_EQ(ring.open(purpose, sealed).has_value(), purpose == GetParam());
    }
}

INSTANTIATE_TEST_SUITE_P(Auth, EveryPurpose, testing::ValuesIn(every_purpose),
                         [](const auto& purpose) {
                             std::string text{name(purpose.param)};
                             std::replace(text.begin(), text.end(), '-', '_');
                             return text;
                         });

}  // namespace
}  // namespace usher::auth

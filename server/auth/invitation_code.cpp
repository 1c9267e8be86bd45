#include "server/auth/invitation_code.hpp"

#include <algorithm>

#include "server/auth/bytes.hpp"

namespace usher::auth {

TypedCode derive_code(const KeyRing& ring, const SentInvitation& sent) {
    const auto generation = big_endian(sent.generation);
    const auto mac = ring.mac(Purpose::invitation_code, {view_of(sent.organization.bits.bytes),
                                                         view_of(sent.invitation.bits.bytes),
                                                         view_of(generation), sent.address_key});
    TypedCode::Bytes bytes{};
    std::copy_n(mac.begin(), bytes.size(), bytes.begin());
    return TypedCode::from_bytes(bytes);
}

std::optional<PresentedLink> verify(const KeyRing& ring, const SentInvitation& sent,
                                    const TypedCode& code) {
    const auto generation = big_endian(sent.generation);
    const bool confirmed = ring.any_confirms(
        Purpose::invitation_code,
        {view_of(sent.organization.bits.bytes), view_of(sent.invitation.bits.bytes),
         view_of(generation), sent.address_key},
        view_of(code.bytes()));
    if (!confirmed) return std::nullopt;
    return PresentedLink{sent.invitation, sent.generation, Channel{}, sent.address_key};
}

}  // namespace usher::auth

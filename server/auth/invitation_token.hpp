#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/auth/key_ring.hpp"
#include "server/auth/sent_invitation.hpp"
#include "shared/lifecycle/command.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

/// The secret of an invitation's link, derived whenever it is needed and never stored. In bytes,
/// numbers most significant first:
///
///     version 1 . key id . organization (16) . invitation (16) . generation (4) . channel . MAC
///     (32)
///
/// where channel is one byte, 0 mailed, 1 copied for the organization, 2 copied for a project and
/// then its id (16), and the MAC is over organization, invitation, generation, channel and the
/// address written to, which the token does not say. Written in base64url without padding: 95
/// characters, or 116 for a project's. A mailed channel has no project.
Secret derive_token(const KeyRing& ring, const SentInvitation& sent, const Channel& channel);

/// What a token says. Nothing of it is true before `verify`; it is good for finding the invitation
/// and its address.
struct ReadToken {
    KeyId key = 0;
    OrganizationId organization;
    InvitationId invitation;
    std::uint32_t generation = 0;
    Channel channel;
    Mac mac{};
};

/// No value: not a token. Each token has exactly one spelling.
std::optional<ReadToken> read_token(std::string_view text);

/// The token as a proof, when this server made it for this address. Whether its generation is the
/// present one and the invitation still open is for `decide` to say. Constant time.
std::optional<PresentedLink> verify(const KeyRing& ring, const ReadToken& token,
                                    std::string_view address_key);

}  // namespace usher::auth

#pragma once

#include <optional>

#include "server/auth/key_ring.hpp"
#include "server/auth/sent_invitation.hpp"
#include "shared/lifecycle/command.hpp"
#include "shared/values/typed_code.hpp"

namespace usher::auth {

/// The code that an invitation's mail carries beside its link, for mail gateways that drop the
/// link's fragment: the first 80 bits of a MAC with a purpose of its own over organization,
/// invitation, generation and the address written to. Derived whenever it is needed, never stored.
/// It is entered together with the address; wrong ones count (attempts.hpp).
TypedCode derive_code(const KeyRing& ring, const SentInvitation& sent);

/// What the code proves when it is that of this sending: as much as the mailed link. A code does
/// not say its key, so every key of the ring is tried. Constant time.
std::optional<PresentedLink> verify(const KeyRing& ring, const SentInvitation& sent,
                                    const TypedCode& code);

}  // namespace usher::auth

#pragma once

#include <string_view>

#include "server/auth/key_ring.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

/// The secret of the set-up link that the server prints at its first start: 256 bits as 43
/// characters, derived, so that every start prints the same one until the server is set up. After
/// that nothing may ask whether it is right.
Secret derive_set_up_secret(const KeyRing& ring);

/// Tries every key of the ring. Constant time.
bool is_set_up_secret(const KeyRing& ring, std::string_view text);

}  // namespace usher::auth

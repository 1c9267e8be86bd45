#pragma once

#include <array>
#include <cstdint>

#include "server/auth/argon2_cost.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

using Argon2Salt = std::array<std::uint8_t, 16>;

/// Argon2id (RFC 9106, version 0x13, one lane, 32-byte tag) in PHC string form:
/// `$argon2id$v=19$m=65536,t=4,p=1$salt$tag`. Throws std::bad_alloc when the memory is not there.
Secret argon2id(const Secret& password, const Argon2Salt& salt, const Argon2Cost& cost);

/// Whether this password made the string; false too for what is no such string. Constant time for
/// strings of equal cost. Throws std::bad_alloc.
bool argon2id_verifies(const Secret& password, const Secret& phc);

/// Whether the string was made at this cost.
bool argon2id_costs(const Secret& phc, const Argon2Cost& cost);

}  // namespace usher::auth

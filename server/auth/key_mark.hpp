#pragma once

#include <string>
#include <string_view>

#include "server/auth/key_ring.hpp"

namespace usher::auth {

/// By what a database knows the keys that it was made with: nothing that a key can be told from.
std::string derive_key_mark(const KeyRing& ring);
/// Whether any key of the ring made it.
bool is_key_mark(const KeyRing& ring, std::string_view text);

}  // namespace usher::auth

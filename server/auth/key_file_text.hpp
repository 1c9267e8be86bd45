#pragma once

#include <string>
#include <string_view>

#include "server/auth/key_ring.hpp"
#include "shared/values/result.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

/// What a key file says, or a sentence about the line that is wrong, which repeats nothing of it.
Result<KeyRing, std::string> read_key_file_text(std::string_view text);

/// A key file with one new key, whose id is 1.
Secret new_key_file_text(app::Random& random);

}  // namespace usher::auth

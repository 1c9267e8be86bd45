#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/values/code.hpp"

namespace usher {

/// What is wrong with a password, by NIST SP 800-63B-4: length in code points, a blocklist compared
/// as a whole, no rules of composition. `personal` are words that the person's own data make
/// guessable: name, address, organization. Codes: required, password_too_short, password_too_long,
/// password_common, password_repeats, password_contains_name.
std::optional<Code> judge_password(std::string_view password, bool beside_second_factor,
                                   const std::vector<std::string_view>& personal);

}  // namespace usher

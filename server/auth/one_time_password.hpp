#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/values/instant.hpp"

namespace usher::auth {

enum class HashAlgorithm { sha1, sha256, sha512 };

/// The step of time that an instant lies in (RFC 6238 section 4.2), counted from 1970.
std::int64_t step_at(Instant instant);

/// The password of a step: HOTP (RFC 4226 section 5.3) with the HMAC of the algorithm, so many
/// digits from 6 to 8.
std::string one_time_password(HashAlgorithm algorithm, std::string_view key, std::int64_t step,
                              int digits);

}  // namespace usher::auth

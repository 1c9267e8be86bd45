#include "server/auth/system_random.hpp"

#include <sodium.h>

#include "server/auth/sodium.hpp"

namespace usher::auth {

SystemRandom::SystemRandom() { start_sodium(); }

void SystemRandom::fill(std::uint8_t* bytes, std::size_t count) { randombytes_buf(bytes, count); }

}  // namespace usher::auth

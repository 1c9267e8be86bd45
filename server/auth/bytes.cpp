#include "server/auth/bytes.hpp"

#include <sodium.h>

namespace usher::auth {

bool equal_in_constant_time(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace usher::auth

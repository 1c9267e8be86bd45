#include "server/auth/sodium.hpp"

#include <sodium.h>

#include <stdexcept>

namespace usher::auth {

void start_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw std::runtime_error("libsodium could not be made ready");
}

}  // namespace usher::auth

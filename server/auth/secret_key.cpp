#include "server/auth/secret_key.hpp"

#include <sodium.h>

#include <new>

#include "server/auth/sodium.hpp"

namespace usher::auth {

SecretKey::SecretKey() {
    start_sodium();
    memory_.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!memory_) throw std::bad_alloc{};
    sodium_memzero(memory_.get(), size);
}

void SecretKey::Wipe::operator()(std::uint8_t* memory) const { sodium_free(memory); }

}  // namespace usher::auth

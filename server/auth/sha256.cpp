#include "server/auth/sha256.hpp"

#include <sodium.h>

namespace usher::auth {

app::Digest::Bytes Sha256::of(std::string_view bytes) const {
    Bytes digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return digest;
}

}  // namespace usher::auth

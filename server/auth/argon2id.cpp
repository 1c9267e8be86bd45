#include "server/auth/argon2id.hpp"

#include <sodium.h>

#include <cassert>
#include <cerrno>
#include <new>
#include <string>

namespace usher::auth {
namespace {

using Tag = std::array<std::uint8_t, 32>;
static_assert(std::tuple_size_v<Argon2Salt> == crypto_pwhash_argon2id_SALTBYTES);

template <std::size_t size>
std::string phc_base64(const std::array<std::uint8_t, size>& bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), size, variant);
    text.pop_back();  // libsodium ends it with a NUL
    return text;
}

}  // namespace

Secret argon2id(const Secret& password, const Argon2Salt& salt, const Argon2Cost& cost) {
    assert(cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN);
    assert(cost.memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN);
    const auto& text = password.reveal();
    Tag tag{};
    const int failed = crypto_pwhash_argon2id(tag.data(), tag.size(), text.data(), text.size(),
                                              salt.data(), cost.passes, cost.memory_bytes,
                                              crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed != 0) throw std::bad_alloc{};
    std::string phc = "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / 1024) +
                      ",t=" + std::to_string(cost.passes) + ",p=1$";
    phc.append(phc_base64(salt)).append("$").append(phc_base64(tag));
    return Secret{std::move(phc)};
}

bool argon2id_verifies(const Secret& password, const Secret& phc) {
    if (phc.reveal().size() >= crypto_pwhash_argon2id_STRBYTES) return false;
    const auto& text = password.reveal();
    errno = 0;
    const int refused =
        crypto_pwhash_argon2id_str_verify(phc.reveal().c_str(), text.data(), text.size());
    // A lack of memory must not pass for a wrong password.
    if (refused != 0 && errno == ENOMEM) throw std::bad_alloc{};
    return refused == 0;
}

bool argon2id_costs(const Secret& phc, const Argon2Cost& cost) {
    return phc.reveal().size() < crypto_pwhash_argon2id_STRBYTES &&
           crypto_pwhash_argon2id_str_needs_rehash(phc.reveal().c_str(), cost.passes,
                                                   cost.memory_bytes) == 0;
}

}  // namespace usher::auth

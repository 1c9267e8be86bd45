#include "server/auth/key_ring.hpp"

#include <sodium.h>

#include <cassert>
#include <utility>

#include "server/auth/bytes.hpp"
#include "server/auth/sodium.hpp"

namespace usher::auth {
namespace {

constexpr char derivation_context[] = "usherkey";
static_assert(sizeof derivation_context - 1 == crypto_kdf_CONTEXTBYTES);
static_assert(SecretKey::size == crypto_kdf_KEYBYTES);

constexpr std::size_t place_of(Purpose purpose) { return static_cast<std::size_t>(purpose) - 1; }
static_assert(place_of(every_purpose.back()) == every_purpose.size() - 1);

void absorb(crypto_auth_hmacsha256_state& state, std::string_view part) {
    const auto length = big_endian(static_cast<std::uint64_t>(part.size()));
    crypto_auth_hmacsha256_update(&state, length.data(), length.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  part.size());
}

Mac mac_with(const SecretKey& key, Purpose purpose, Parts parts) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.bytes().data(), key.bytes().size());
    absorb(state, name(purpose));
    for (const auto part : parts) absorb(state, part);
    Mac mac{};
    crypto_auth_hmacsha256_final(&state, mac.data());
    sodium_memzero(&state, sizeof state);
    return mac;
}

}  // namespace

KeyRing::KeyRing(const std::vector<Master>& masters) {
    assert(!masters.empty());
    for (const auto& master : masters) {
        assert(find(master.id, every_purpose.front()) == nullptr);
        auto& keys = keys_.emplace_back();
        keys.id = master.id;
        for (const auto purpose : every_purpose) {
            auto& key = keys.of_purpose[place_of(purpose)];
            crypto_kdf_derive_from_key(key.bytes().data(), SecretKey::size,
                                       static_cast<std::uint64_t>(purpose), derivation_context,
                                       master.key.bytes().data());
        }
    }
}

KeyRing KeyRing::fresh(app::Random& random) {
    std::vector<Master> masters(1);
    masters.front().id = 1;
    random.fill(masters.front().key.bytes().data(), SecretKey::size);
    return KeyRing{masters};
}

const SecretKey* KeyRing::find(KeyId id, Purpose purpose) const {
    for (const auto& keys : keys_) {
        if (keys.id == id) return &keys.of_purpose[place_of(purpose)];
    }
    return nullptr;
}

Mac KeyRing::mac(KeyId id, Purpose purpose, Parts parts) const {
    const auto* key = find(id, purpose);
    assert(key != nullptr);
    return mac_with(*key, purpose, parts);
}

bool KeyRing::confirms(KeyId id, Purpose purpose, Parts parts, const Mac& mac) const {
    const auto* key = find(id, purpose);
    return key != nullptr &&
           equal_in_constant_time(view_of(mac_with(*key, purpose, parts)), view_of(mac));
}

bool KeyRing::any_confirms(Purpose purpose, Parts parts, std::string_view beginning) const {
    assert(beginning.size() >= 5 && beginning.size() <= Mac{}.size());
    bool confirmed = false;
    for (const auto& keys : keys_) {
        const auto mac = mac_with(keys.of_purpose[place_of(purpose)], purpose, parts);
        confirmed |= equal_in_constant_time(view_of(mac).substr(0, beginning.size()), beginning);
    }
    return confirmed;
}

}  // namespace usher::auth

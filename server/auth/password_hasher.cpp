#include "server/auth/password_hasher.hpp"

#include <array>
#include <cassert>

#include "server/auth/argon2id.hpp"
#include "server/auth/base64url.hpp"
#include "server/auth/bytes.hpp"
#include "shared/policy/limits.hpp"

namespace usher::auth {
namespace {

Secret random_password(app::Random& random) {
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes.data(), bytes.size());
    return Secret{encode_base64url(view_of(bytes))};
}

}  // namespace

PasswordHasher::PasswordHasher(const KeyRing& ring, app::Random& random, Argon2Cost cost)
    : ring_{ring}, random_{random}, cost_{cost} {
    nobody_ = hash(random_password(random));
}

Secret PasswordHasher::hash(const Secret& password) const {
    assert(password.reveal().size() <= limits::password_bytes);
    Argon2Salt salt{};
    random_.fill(salt.data(), salt.size());
    return ring_.seal(Purpose::password, argon2id(password, salt, cost_), random_);
}

bool PasswordHasher::verify(const Secret& password, const Secret& credential) const {
    if (password.reveal().size() > limits::password_bytes) return false;
    const auto phc = ring_.open(Purpose::password, credential);
    if (!phc) return verify_against_nobody(password);
    return argon2id_verifies(password, *phc);
}

bool PasswordHasher::verify_against_nobody(const Secret& password) const {
    if (password.reveal().size() > limits::password_bytes) return false;
    const auto phc = ring_.open(Purpose::password, nobody_);
    assert(phc);
    argon2id_verifies(password, *phc);
    return false;
}

bool PasswordHasher::needs_rehash(const Secret& credential) const {
    if (!ring_.is_current(credential)) return true;
    const auto phc = ring_.open(Purpose::password, credential);
    return !phc || !argon2id_costs(*phc, cost_);
}

}  // namespace usher::auth

#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "server/app/ports.hpp"
#include "server/auth/purpose.hpp"
#include "server/auth/secret_key.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

using KeyId = std::uint8_t;
using Mac = std::array<std::uint8_t, 32>;
using Parts = std::initializer_list<std::string_view>;

/// The server's own keys. Two live through a rotation: what was made with the older one stays good
/// until it is taken out. Only keys of a purpose are kept, never what they were derived from.
/// Immutable once made: any thread may read it.
class KeyRing {
public:
    struct Master {
        KeyId id = 0;
        SecretKey key;
    };

    /// The last is the one that new things are made with. There is at least one, and no id stands
    /// twice.
    explicit KeyRing(const std::vector<Master>& masters);
    /// One new key.
    static KeyRing fresh(app::Random& random);
    KeyRing(KeyRing&&) = default;
    KeyRing& operator=(KeyRing&&) = default;

    KeyId current() const { return keys_.back().id; }

    /// HMAC-SHA256 (RFC 2104) with the key's key of that purpose over the purpose's name and the
    /// parts, each behind its length in eight bytes, so that no two lists of parts give the same
    /// text. The ring has the key.
    Mac mac(KeyId id, Purpose purpose, Parts parts) const;
    /// With the current key.
    Mac mac(Purpose purpose, Parts parts) const { return mac(current(), purpose, parts); }

    /// Whether the key made this MAC; false when the ring does not have it (any more). Constant
    /// time.
    bool confirms(KeyId id, Purpose purpose, Parts parts, const Mac& mac) const;
    /// Whether any key of the ring made a MAC that begins with these 5 to 32 bytes. Takes as long
    /// for each key.
    bool any_confirms(Purpose purpose, Parts parts, std::string_view beginning) const;

    /// XChaCha20-Poly1305 with the current key of that purpose, as text: base64url of
    /// version . key id . nonce . ciphertext. Never the same twice.
    Secret seal(Purpose purpose, const Secret& text, app::Random& random) const;
    /// No value: not sealed by this ring for that purpose, or altered.
    std::optional<Secret> open(Purpose purpose, const Secret& sealed) const;
    /// False when another key than the current one sealed it, or none did.
    bool is_current(const Secret& sealed) const;

private:
    struct Keys {
        KeyId id = 0;
        std::array<SecretKey, every_purpose.size()> of_purpose;
    };

    const SecretKey* find(KeyId id, Purpose purpose) const;

    std::vector<Keys> keys_;
};

}  // namespace usher::auth

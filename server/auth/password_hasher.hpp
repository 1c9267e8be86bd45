#pragma once

#include "server/app/ports.hpp"
#include "server/auth/argon2_cost.hpp"
#include "server/auth/key_ring.hpp"
#include "shared/values/secret.hpp"

namespace usher::auth {

/// Passwords as credentials: Argon2id (RFC 9106, one lane, 128-bit salt, 256-bit tag) in PHC string
/// form, sealed with a key that is not in the database, so that a stolen database alone cannot even
/// be guessed at. A password is the bytes exactly as they were received, whole, without Unicode
/// normalisation: what a browser sends when it is set is what it sends later. At most
/// limits::password_bytes. Slow and hungry on purpose: call these on a PasswordPool, not on a
/// thread of the network. Any thread, if the random numbers are. Throws std::bad_alloc when the
/// memory is not there.
class PasswordHasher {
public:
    /// Both are borrowed. Hashes once.
    PasswordHasher(const KeyRing& ring, app::Random& random, Argon2Cost cost = {});

    /// The password is not longer than it may be.
    Secret hash(const Secret& password) const;

    /// A credential that is not ours any more is verified by nobody, and takes as long.
    bool verify(const Secret& password, const Secret& credential) const;

    /// What to do when there is no such account: takes as long as `verify` of a credential of
    /// present cost, and is false.
    bool verify_against_nobody(const Secret& password) const;

    /// After a good `verify`: the credential is of another cost, or sealed with an older key, and
    /// is to be made anew.
    bool needs_rehash(const Secret& credential) const;

private:
    const KeyRing& ring_;
    app::Random& random_;
    Argon2Cost cost_;
    Secret nobody_;
};

}  // namespace usher::auth

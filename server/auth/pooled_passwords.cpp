#include "server/auth/pooled_passwords.hpp"

#include "shared/policy/limits.hpp"

namespace usher::auth {

bool PooledPasswords::hash(Secret password, std::function<void(Secret)> done) {
    return pool_.submit([this, password = std::move(password), done = std::move(done)] {
        done(hasher_.hash(password));
    });
}

// A password that is longer than any may be is nobody's; it still takes its time.
bool PooledPasswords::verify(Secret password, std::optional<Secret> credential,
                             std::function<void(bool)> done) {
    const bool too_long = password.reveal().size() > limits::password_bytes;
    if (too_long) password = Secret{password.reveal().substr(0, limits::password_bytes)};
    return pool_.submit([this, too_long, password = std::move(password),
                         credential = std::move(credential), done = std::move(done)] {
        if (credential && !too_long) return done(hasher_.verify(password, *credential));
        done(hasher_.verify_against_nobody(password));
    });
}

}  // namespace usher::auth

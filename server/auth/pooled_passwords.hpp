#pragma once

#include "server/app/secrets.hpp"
#include "server/auth/password_hasher.hpp"
#include "server/auth/password_pool.hpp"

namespace usher::auth {

/// app::Passwords on a pool of its own. The hasher is borrowed.
class PooledPasswords final : public app::Passwords {
public:
    explicit PooledPasswords(const PasswordHasher& hasher, std::size_t threads = 1)
        : hasher_{hasher}, pool_{threads} {}

    bool hash(Secret password, std::function<void(Secret)> done) override;
    bool verify(Secret password, std::optional<Secret> credential,
                std::function<void(bool)> done) override;
    /// Drops what waits and finishes what runs.
    void stop() { pool_.stop(); }

private:
    const PasswordHasher& hasher_;
    PasswordPool pool_;
};

}  // namespace usher::auth

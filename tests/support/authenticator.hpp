#pragma once

#include <string>
#include <string_view>

#include "server/auth/one_time_password.hpp"

namespace usher::test {

/// Somebody's program of one-time passwords, which has taken a key in.
class Authenticator {
public:
    explicit Authenticator(std::string_view base32) {
        constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        unsigned held = 0;
        int bits = 0;
        for (const char symbol : base32) {
            held = held << 5U | static_cast<unsigned>(alphabet.find(symbol));
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            key_ += static_cast<char>(held >> static_cast<unsigned>(bits) & 255U);
        }
    }

    std::string code(Instant now) const {
        return auth::one_time_password(auth::HashAlgorithm::sha1, key_, auth::step_at(now), 6);
    }
    /// One of the moment that is certainly wrong.
    std::string wrong_code(Instant now) const {
        std::string wrong = code(now);
        const std::string before = code(now - seconds(30));
        while (wrong == code(now) || wrong == before)
            wrong[0] = static_cast<char>(wrong[0] == '9' ? '0' : wrong[0] + 1);
        return wrong;
    }

private:
    std::string key_;
};

}  // namespace usher::test

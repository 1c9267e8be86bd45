#include "server/auth/pooled_passwords.hpp"

#include <gtest/gtest.h>

#include <future>
#include <string>

#include "server/auth/system_random.hpp"
#include "shared/policy/limits.hpp"
#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

class PooledPasswordsTest : public testing::Test {
protected:
    Secret hash(const Secret& password) {
        std::promise<Secret> answer;
        EXPECT_TRUE(passwords.hash(password, [&](Secret hash) { answer.set_value(hash); }));
        return answer.get_future().get();
    }
    bool verify(const Secret& password, const std::optional<Secret>& credential) {
        std::promise<bool> answer;
        EXPECT_TRUE(passwords.verify(password, credential, [&](bool is) { answer.set_value(is); }));
        return answer.get_future().get();
    }

    const KeyRing ring = known_ring();
    SystemRandom random;
    const PasswordHasher hasher{ring, random, {8 * 1024, 1}};
    PooledPasswords passwords{hasher};
};

TEST_F(PooledPasswordsTest, VerifyWhatTheyHashed) {
    const Secret password{"correct horse battery staple"};
    const auto credential = hash(password);
    EXPECT_TRUE(verify(password, credential));
    EXPECT_FALSE(verify(Secret{"incorrect horse battery staple"}, credential));
}

TEST_F(PooledPasswordsTest, AreNobodysWithoutACredential) {
    EXPECT_FALSE(verify(Secret{"correct horse battery staple"}, std::nullopt));
}

TEST_F(PooledPasswordsTest, AreNobodysWhenTheyAreTooLongThoughTheyBeginRight) {
    const std::string longest(limits::password_bytes, 'x');
    const auto credential = hash(Secret{longest});
    EXPECT_TRUE(verify(Secret{longest}, credential));
    EXPECT_FALSE(verify(Secret{longest + 'x'}, credential));
}

TEST_F(PooledPasswordsTest, AreTurnedAwayOnceStopped) {
    passwords.stop();
    EXPECT_FALSE(passwords.verify(Secret{"any"}, std::nullopt, [](bool) { FAIL(); }));
}

}  // namespace
}  // namespace usher::auth

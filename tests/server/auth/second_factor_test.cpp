#include "server/auth/second_factor.hpp"

#include <gtest/gtest.h>

#include "server/auth/one_time_password.hpp"
#include "tests/server/auth/known_ring.hpp"
#include "tests/support/authenticator.hpp"
#include "tests/support/seeded_random.hpp"

namespace usher::auth {
namespace {

constexpr Instant now{1'795'161'600'000};
constexpr Duration one_ms{1};

class SecondFactorKey : public testing::Test {
protected:
    std::optional<std::int64_t> step(std::string_view digits, Instant at) const {
        return second_factor_step(ring, sealed, digits, at);
    }

    test::SeededRandom random;
    const KeyRing ring = known_ring();
    const Secret sealed = new_second_factor(ring, random);
    const test::Authenticator phone{second_factor_key(ring, sealed)->reveal()};
};

TEST_F(SecondFactorKey, HasAHundredAndSixtyBitsAndIsNeverTheSame) {
    EXPECT_EQ(second_factor_key(ring, sealed)->reveal().size(), 32U);
    EXPECT_NE(second_factor_key(ring, sealed)->reveal(),
              second_factor_key(ring, new_second_factor(ring, random))->reveal());
}

TEST_F(SecondFactorKey, IsSealedForTheRingAlone) {
    EXPECT_EQ(sealed.reveal().find(second_factor_key(ring, sealed)->reveal()), std::string::npos);
    const KeyRing other = known_ring({8});
    EXPECT_FALSE(second_factor_key(other, sealed));
    EXPECT_FALSE(second_factor_step(other, sealed, phone.code(now), now));
    EXPECT_TRUE(second_factor_step(known_ring({7, 8}), sealed, phone.code(now), now));
}

// The window is {t, t - 1}: half a minute in the past, nothing of the future.
TEST_F(SecondFactorKey, TakesTheCodeOfItsStepAndOfTheOneBefore) {
    const std::string code = phone.code(now);
    EXPECT_EQ(step(code, now), step_at(now));
    EXPECT_EQ(step(code, now + seconds(30) - one_ms), step_at(now));
    EXPECT_EQ(step(code, now + seconds(60) - one_ms), step_at(now));
    EXPECT_FALSE(step(code, now + seconds(60)));
    EXPECT_FALSE(step(code, now - one_ms));
}

TEST_F(SecondFactorKey, TakesNothingElse) {
    EXPECT_FALSE(step(phone.wrong_code(now), now));
    EXPECT_FALSE(step("", now));
    EXPECT_FALSE(step(phone.code(now) + "0", now));
    EXPECT_FALSE(step(phone.code(now).substr(1), now));
}

TEST_F(SecondFactorKey, IsOnItsWayWithWhoseItIsToBe) {
    const app::SecondFactorEnrolment enrolment{known_id<AccountId>(4), now, sealed};
    const Secret text = seal_enrolment(ring, enrolment, random);
    const auto read = open_enrolment(ring, text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->account, enrolment.account);
    EXPECT_EQ(read->at, now);
    EXPECT_EQ(read->second_factor.reveal(), sealed.reveal());
    EXPECT_FALSE(open_enrolment(known_ring({8}), text));
    EXPECT_FALSE(open_enrolment(ring, sealed));
    EXPECT_FALSE(open_enrolment(ring, Secret{"nothing"}));
}

TEST_F(SecondFactorKey, HasRecoveryCodesThatAreOneAccountsAlone) {
    const auto account = known_id<AccountId>(4);
    const TypedCode code = new_recovery_code(random);
    const TypedCode other = new_recovery_code(random);
    EXPECT_FALSE(code == other);
    const Mac mark = recovery_code_mark(ring, account, code);
    EXPECT_TRUE(is_recovery_code(ring, account, code, mark));
    EXPECT_TRUE(is_recovery_code(known_ring({7, 8}), account, code, mark));
    EXPECT_FALSE(is_recovery_code(ring, account, other, mark));
    EXPECT_FALSE(is_recovery_code(ring, known_id<AccountId>(5), code, mark));
    EXPECT_FALSE(is_recovery_code(known_ring({8}), account, code, mark));
}

}  // namespace
}  // namespace usher::auth

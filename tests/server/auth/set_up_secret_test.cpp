#include "server/auth/set_up_secret.hpp"

#include <gtest/gtest.h>

#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

// Computed by another implementation (Python's hashlib and hmac).
TEST(SetUpSecret, IsTheSameAtEveryStart) {
    EXPECT_EQ(derive_set_up_secret(known_ring()).reveal(),
              "slPtkt-FMxWDimrbFbUkRoO5YG0J27gNNhHMXjiKJLg");
    EXPECT_TRUE(is_set_up_secret(known_ring(), derive_set_up_secret(known_ring()).reveal()));
}

TEST(SetUpSecret, OfAnotherServerIsRefused) {
    EXPECT_FALSE(is_set_up_secret(known_ring({8}), derive_set_up_secret(known_ring({7})).reveal()));
}

TEST(SetUpSecret, LivesThroughARotation) {
    EXPECT_TRUE(
        is_set_up_secret(known_ring({7, 8}), derive_set_up_secret(known_ring({7})).reveal()));
}

TEST(SetUpSecret, IsRefusedInAnyOtherSpelling) {
    const auto ring = known_ring();
    const auto text = derive_set_up_secret(ring).reveal();
    EXPECT_FALSE(is_set_up_secret(ring, ""));
    EXPECT_FALSE(is_set_up_secret(ring, text + "="));
    EXPECT_FALSE(is_set_up_secret(ring, " " + text));
    EXPECT_FALSE(is_set_up_secret(ring, text.substr(0, 42)));
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        auto wrong = text;
        wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ (1 << bit % 8));
        EXPECT_FALSE(is_set_up_secret(ring, wrong)) << bit;
    }
}

}  // namespace
}  // namespace usher::auth

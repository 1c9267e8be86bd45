#include "server/auth/key_mark.hpp"

#include <gtest/gtest.h>

#include "tests/server/auth/known_ring.hpp"

namespace usher::auth {
namespace {

TEST(KeyMark, IsTheSameAtEveryStart) {
    const std::string mark = derive_key_mark(known_ring());
    EXPECT_EQ(mark, derive_key_mark(known_ring()));
    EXPECT_TRUE(is_key_mark(known_ring(), mark));
}

TEST(KeyMark, OfOtherKeysIsRefused) {
    const std::string mark = derive_key_mark(known_ring({7}));
    EXPECT_FALSE(is_key_mark(known_ring({8}), mark));
    EXPECT_FALSE(is_key_mark(known_ring({7}), ""));
    EXPECT_FALSE(is_key_mark(known_ring({7}), mark.substr(1)));
}

TEST(KeyMark, LivesThroughARotation) {
    const std::string mark = derive_key_mark(known_ring({7}));
    EXPECT_TRUE(is_key_mark(known_ring({7, 8}), mark));
    EXPECT_NE(derive_key_mark(known_ring({7, 8})), mark);
}

}  // namespace
}  // namespace usher::auth

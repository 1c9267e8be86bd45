#include "shared/values/secret.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <new>
#include <ostream>
#include <string_view>
#include <type_traits>

namespace usher {
namespace {

template <class Value, class = void>
struct IsPrintable : std::false_type {};
template <class Value>
struct IsPrintable<
    Value, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const Value&>())>>
    : std::true_type {};

static_assert(IsPrintable<std::string>::value);
static_assert(!IsPrintable<Secret>::value);
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<Secret, const char*>);
static_assert(!std::is_convertible_v<Secret, bool>);
static_assert(!std::is_convertible_v<std::string, Secret>);

constexpr std::string_view text =
    "a secret";  // short enough to be kept inside the object on both sides

bool holds_text(const unsigned char* bytes, std::size_t count) {
    return std::search(bytes, bytes + count, text.begin() + 1, text.end()) != bytes + count;
}

/// A place whose bytes can be looked at before, during and after a secret's life in it.
struct Place {
    alignas(Secret) unsigned char bytes[sizeof(Secret)] = {};
    bool holds() const { return holds_text(bytes, sizeof(bytes)); }
};

TEST(Secret, IsRevealedOnlyWhenAsked) {
    const Secret secret{std::string{text}};
    EXPECT_EQ(secret.reveal(), text);
    EXPECT_FALSE(secret.empty());
    EXPECT_TRUE(Secret{}.empty());
}

TEST(Secret, IsCopiedAndMoved) {
    Secret first{std::string{text}};
    Secret copy{first};
    EXPECT_EQ(copy.reveal(), text);
    const Secret moved{std::move(first)};
    EXPECT_EQ(moved.reveal(), text);
    Secret assigned;
    assigned = copy;
    EXPECT_EQ(assigned.reveal(), text);
    assigned = assigned.empty() ? Secret{} : Secret{"another"};
    EXPECT_EQ(assigned.reveal(), "another");
}

TEST(Secret, LeavesNothingBehindWhenItGoes) {
    Place place;
    Secret* secret = new (place.bytes) Secret{std::string{text}};
    ASSERT_TRUE(place.holds());
    secret->~Secret();
    EXPECT_FALSE(place.holds());
}

TEST(Secret, LeavesNothingBehindWhereItWasMovedFrom) {
    Place place;
    Secret* secret = new (place.bytes) Secret{std::string{text}};
    ASSERT_TRUE(place.holds());
    const Secret taken{std::move(*secret)};
    EXPECT_FALSE(place.holds());
    secret->~Secret();
    EXPECT_EQ(taken.reveal(), text);
}

TEST(Secret, LeavesNothingBehindWhereAShorterOneReplacesIt) {
    Place place;
    Secret* secret = new (place.bytes) Secret{std::string{text}};
    *secret = Secret{"x"};
    EXPECT_FALSE(place.holds());
    EXPECT_EQ(secret->reveal(), "x");
    secret->~Secret();
}

}  // namespace
}  // namespace usher

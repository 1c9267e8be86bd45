#include "shared/values/packed_names.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

constexpr std::array<std::string_view, 4> colours{"red", "green", "", "greenish"};
constexpr const auto& packed = packed_names<colours>;

TEST(PackedNames, GiveBackWhatWentIn) {
    for (std::size_t i = 0; i < colours.size(); ++i) EXPECT_EQ(packed[i], colours[i]);
}

TEST(PackedNames, AreFoundAsAWholeOnly) {
    for (std::size_t i = 0; i < colours.size(); ++i) EXPECT_EQ(packed.place_of(colours[i]), i);
    for (const std::string_view other : {"gree", "redgreen", "n", "greenishred"}) {
        EXPECT_EQ(packed.place_of(other), std::nullopt) << other;
        EXPECT_FALSE(packed.contains(other)) << other;
    }
}

}  // namespace
}  // namespace usher

#include "shared/roster/address_shape.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

// What is left of a local part beside the name.
std::string rest(const std::string& local_part, const std::string& name) {
    const AddressShape shape = address_shape(local_part, name);
    EXPECT_EQ(shape_address(shape.number, name), local_part.substr(0, shape.size));
    return local_part.substr(shape.size);
}

TEST(AddressShapes, MakeWhatOrganizationsMakeOfNames) {
    for (const char* each :
         {"ada.lindqvist", "ada_lindqvist", "ada-lindqvist", "adalindqvist", "alindqvist",
          "a.lindqvist", "ada", "lindqvist", "adal", "ada.l", "lindqvist.ada", "lindqvist_ada",
          "lindqvistada", "lindqvista", "lindqvist.a"})
        EXPECT_EQ(rest(each, "Ada Lindqvist"), "") << each;
}

TEST(AddressShapes, SeeNamesAsTheyAreWrittenInAddresses) {
    EXPECT_EQ(rest("jorgen.vandijk", "Jørgen van Dijk"), "");
    EXPECT_EQ(rest("rosaoneil", "Rosa O'Neil"), "");
    EXPECT_EQ(rest("ada", "  Ada"), "");
}

TEST(AddressShapes, LeaveTheRest) {
    EXPECT_EQ(rest("ada.lindqvist1984", "Ada Lindqvist"), "1984");
    EXPECT_EQ(rest("ada.maria", "Ada Lindqvist"), ".maria");
    EXPECT_EQ(rest("it-desk", "Ada Lindqvist"), "it-desk");
}

TEST(AddressShapes, AreNoneWhereTheNameHasNothingForThem) {
    EXPECT_EQ(rest(".", ""), ".");
    EXPECT_EQ(rest("li.mei", "李 梅"), "li.mei");
    for (std::size_t number = 0; number < address_shapes; ++number)
        EXPECT_EQ(shape_address(number, ""), "") << number;
}

// As it was typed is how it is written to.
TEST(AddressShapes, KeepCapitals) {
    EXPECT_EQ(rest("Ada.Lindqvist", "Ada Lindqvist"), "Ada.Lindqvist");
    EXPECT_EQ(rest("ada.Lindqvist", "Ada Lindqvist"), ".Lindqvist");
}

}  // namespace
}  // namespace usher

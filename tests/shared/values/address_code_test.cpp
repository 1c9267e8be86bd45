#include "shared/values/address_code.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

TEST(AddressCode, ReadsWhatItWrites) {
    EXPECT_EQ(AddressCode::from_bits(0).text(), "0000-0000");
    EXPECT_EQ(AddressCode::from_bits(0xffffffffffULL).text(), "ZZZZ-ZZZZ");
    EXPECT_EQ(AddressCode::from_bits(0x0123456789ULL).text(), "04HM-ASW9");
    std::uint64_t bits = 1;
    for (int i = 0; i < 1000; ++i, bits = bits * 6364136223846793005ULL + 1442695040888963407ULL) {
        const AddressCode code = AddressCode::from_bits(bits);
        const auto read = AddressCode::parse(code.text());
        ASSERT_TRUE(read) << code.text();
        EXPECT_EQ(*read, code);
    }
}

TEST(AddressCode, CountsTheLowestFortyBits) {
    EXPECT_EQ(AddressCode::from_bits(~std::uint64_t{0}).bits(), 0xffffffffffULL);
}

TEST(AddressCode, ForgivesCaseSeparatorsAndLookAlikes) {
    EXPECT_EQ(AddressCode::parse(" 04hm asw9\n")->text(), "04HM-ASW9");
    EXPECT_EQ(AddressCode::parse("OoIiLl-00")->text(), "0011-1100");
    EXPECT_EQ(AddressCode::parse("٠٤hm-asw٩")->text(), "04HM-ASW9");
    EXPECT_EQ(AddressCode::parse("۰۴hm ４sw۹")->text(), "04HM-4SW9");
}

TEST(AddressCode, SaysWhatIsWrong) {
    EXPECT_EQ(AddressCode::parse("").error(), Code::required);
    EXPECT_EQ(AddressCode::parse(" - ").error(), Code::required);
    EXPECT_EQ(AddressCode::parse("0000-000").error(), Code::code_length);
    EXPECT_EQ(AddressCode::parse("0000-00000").error(), Code::code_length);
    EXPECT_EQ(AddressCode::parse("0000-000U").error(), Code::code_symbol);
    EXPECT_EQ(AddressCode::parse("0000\xe2\x80\x93"
                                 "0000")
                  .error(),
              Code::code_symbol);
}

}  // namespace
}  // namespace usher

#include "shared/values/punycode.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace usher {
namespace {

struct Sample {
    std::u32string label;
    std::string text;
};

// RFC 3492 section 7.1, the mixed-case annotation left out.
const std::vector<Sample> samples{
    {U"\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628"
     U"\u064a\u061f",
     "egbpdaj6bu4bxfgehfvwxn"},
    {U"\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587", "ihqwcrb4cv8a8dqg056pqjye"},
    {U"Pro\u010dprost\u011bnemluv\u00ed\u010desky", "Proprostnemluvesky-uyb24dma41a"},
    {U"3\u5e74B\u7d44\u91d1\u516b\u5148\u751f", "3B-ww4c5e180e575a65lsy2b"},
    {U"Hello-Another-Way-\u305d\u308c\u305e\u308c\u306e\u5834\u6240",
     "Hello-Another-Way--fc4qua05auwb3674vfr0b"},
    {U"\u30d1\u30d5\u30a3\u30fcde\u30eb\u30f3\u30d0", "de-jg4avhby1noc0d"},
    {U"\u305d\u306e\u30b9\u30d4\u30fc\u30c9\u3067", "d9juau41awczczp"},
    {U"-> $1.00 <-", "-> $1.00 <--"},
    {U"b\u00fccher", "bcher-kva"},
    {U"\U0001f4a9\U0010ffff", "ls8hm5372d"},
};

TEST(Punycode, WritesTheSamplesOfItsStandard) {
    for (const Sample& sample : samples) EXPECT_EQ(punycode::encode(sample.label), sample.text);
}

TEST(Punycode, ReadsWhatItWrites) {
    for (const Sample& sample : samples) {
        const auto label = punycode::decode(sample.text);
        ASSERT_TRUE(label) << sample.text;
        EXPECT_EQ(*label, sample.label) << sample.text;
    }
    EXPECT_EQ(punycode::decode(""), U"");
}

TEST(Punycode, RefusesWhatNothingIsWrittenAs) {
    for (const std::string& text :
         {std::string{"-kva"},      // the hyphen of an empty beginning is never written
          std::string{"bcher-kv"},  // cut off inside a number
          std::string{"bcher-kv!"}, std::string{"bcher-KVA"}, std::string{"b\xc3\xbc-a"},
          std::string{"99999999"},  // beyond U+10FFFF
          std::string(300, '9')}) {
        EXPECT_FALSE(punycode::decode(text)) << text;
    }
}

}  // namespace
}  // namespace usher

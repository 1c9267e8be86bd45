#include "shared/values/email_address.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

const std::string sixty_four(64, 'a');
const std::string label(63, 'b');

TEST(EmailAddress, AcceptsWhatAMailServerCanBeAskedToDeliverTo) {
    for (const std::string& text :
         {std::string{"maya@corp.example"}, std::string{"a@b.cd"},
          std::string{"O'Hara@corp.example"}, std::string{"first.last+tag@sub.corp.example"},
          std::string{"!#$%&'*+-/=?^_`{|}~@b.cd"}, std::string{"x@xn--bcher-kva.example"},
          std::string{"1@2.example"}, sixty_four + "@b.cd", "a@" + label + ".cd",
          // 254 bytes in all.
          "a@" + label + "." + label + "." + label + "." + std::string(57, 'c') + ".cd"}) {
        const auto address = EmailAddress::parse(text);
        ASSERT_TRUE(address) << text << ": " << name(address.error());
        EXPECT_EQ(address->text(), text);
    }
}

struct Bad {
    std::string text;
    Code code;
};

TEST(EmailAddress, SaysWhatIsWrong) {
    const std::vector<Bad> table{
        {"", Code::required},
        {" \t\r\n", Code::required},
        {"maya", Code::address_no_at_sign},
        {"maya.corp.example", Code::address_no_at_sign},
        {"@corp.example", Code::address_local_part_empty},
        {"@", Code::address_local_part_empty},
        {sixty_four + "a@b.cd", Code::address_local_part_too_long},
        {"m\xc3\xa1ya@corp.example", Code::address_local_part_not_ascii},
        {".maya@corp.example", Code::address_local_part_character},
        {"maya.@corp.example", Code::address_local_part_character},
        {"ma..ya@corp.example", Code::address_local_part_character},
        {"ma ya@corp.example", Code::address_local_part_character},
        {"ma@ya@corp.example", Code::address_local_part_character},
        {"\"ma ya\"@corp.example", Code::address_local_part_character},
        {"ma\nya@corp.example", Code::address_local_part_character},
        {std::string("ma\0ya@corp.example", 18), Code::address_local_part_character},
        {"maya@", Code::address_domain_empty},
        {"maya@b\xfc"
         "cher.example",
         Code::address_domain_not_ascii},
        {"maya@i\u2764.example", Code::address_domain_not_ascii},
        {"maya@xn--bcher-kv.example", Code::address_domain_label},
        {"maya@" + std::string(252, 'b') + ".cd" + "x", Code::address_domain_too_long},
        {"maya@corp_x.example", Code::address_domain_character},
        {"maya@corp .example", Code::address_domain_character},
        {"maya@[192.0.2.1]", Code::address_domain_character},
        {"maya@corp.example>", Code::address_domain_character},
        {"maya@-corp.example", Code::address_domain_label},
        {"maya@corp-.example", Code::address_domain_label},
        {"maya@corp..example", Code::address_domain_label},
        {"maya@.example", Code::address_domain_label},
        {"maya@corp.example.", Code::address_domain_label},
        {"maya@" + label + "b.cd", Code::address_domain_label},
        {"maya@192.0.2.10", Code::address_domain_label},
        {"maya@localhost", Code::address_domain_not_dotted},
        {"maya@corp.e", Code::address_domain_not_dotted},
        {sixty_four + "@" + label + "." + label + "." + label + ".cd", Code::address_too_long},
    };
    for (const Bad& bad : table) {
        const auto address = EmailAddress::parse(bad.text);
        ASSERT_FALSE(address) << bad.text;
        EXPECT_EQ(name(address.error()), name(bad.code)) << bad.text;
    }
}

TEST(EmailAddress, IsWrittenAsTypedAndComparedByItsKey) {
    const auto typed = EmailAddress::parse("  Maya.Stone@Corp.EXAMPLE\r\n");
    const auto other = EmailAddress::parse("maya.stone@corp.example");
    ASSERT_TRUE(typed);
    ASSERT_TRUE(other);
    EXPECT_EQ(typed->text(), "Maya.Stone@Corp.EXAMPLE");
    EXPECT_EQ(typed->key(), "maya.stone@corp.example");
    EXPECT_EQ(typed->local_part(), "Maya.Stone");
    EXPECT_EQ(typed->domain(), "Corp.EXAMPLE");
    EXPECT_EQ(*typed, *other);
    EXPECT_FALSE(*typed == *EmailAddress::parse("mayastone@corp.example"));
}

TEST(EmailAddress, HasADomainInAnyScript) {
    const auto typed = EmailAddress::parse("Maya@BÜCHER.example");
    const auto other = EmailAddress::parse("maya@xn--bcher-kva.EXAMPLE");
    ASSERT_TRUE(typed);
    ASSERT_TRUE(other);
    EXPECT_EQ(typed->text(), "Maya@BÜCHER.example");
    EXPECT_EQ(typed->key(), "maya@xn--bcher-kva.example");
    EXPECT_EQ(typed->ascii(), "Maya@xn--bcher-kva.example");
    EXPECT_EQ(typed->domain(), "BÜCHER.example");
    EXPECT_EQ(typed->domain_key(), "xn--bcher-kva.example");
    EXPECT_EQ(*typed, *other);
}

// A39: what case mapping has made equal elsewhere, and mail went to the wrong one.
TEST(EmailAddress, IsNotConfusedByCaseMapping) {
    EXPECT_EQ(EmailAddress::parse("MIKE@corp.example")->key(), "mike@corp.example");
    for (const char* text : {"mıke@corp.example", "oﬃce@corp.example", "straße@corp.example",
                             "\u212aelvin@corp.example"})
        EXPECT_EQ(EmailAddress::parse(text).error(), Code::address_local_part_not_ascii) << text;
    EXPECT_EQ(EmailAddress::parse("a@m\u0131ke.example")->domain_key(), "xn--mke-jua.example");
    EXPECT_EQ(EmailAddress::parse("a@o\ufb03ce.example")->domain_key(), "office.example");
    EXPECT_EQ(EmailAddress::parse("a@straße.example")->domain_key(), "xn--strae-oqa.example");
    EXPECT_EQ(EmailAddress::parse("a@\u212aelvin.example")->domain_key(), "kelvin.example");
}

TEST(EmailAddress, IsAsLongAsItsLongerForm) {
    std::string wide;
    for (int i = 0; i < 4; ++i) wide += (i > 0 ? "." : "") + std::string(50, 'a') + "ü";
    EXPECT_TRUE(EmailAddress::parse("a@" + wide + ".cd"));
    EXPECT_EQ(EmailAddress::parse(std::string(30, 'a') + "@" + wide + ".cd").error(),
              Code::address_too_long);
}

TEST(EmailAddress, KeyOfAKeyIsTheKey) {
    for (const char* text : {"Maya@Corp.EXAMPLE", "A+b@C.DE", "O'H@X.yz", "a@Ä.example",
                             "a@中国。example", "a@XN--BCHER-KVA.example"}) {
        const auto address = EmailAddress::parse(text);
        ASSERT_TRUE(address);
        const auto again = EmailAddress::parse(address->key());
        ASSERT_TRUE(again);
        EXPECT_EQ(again->key(), address->key());
        EXPECT_EQ(again->text(), address->key());
    }
}

TEST(DidYouMean, CorrectsOneSlipInACommonDomain) {
    const std::vector<std::pair<const char*, const char*>> table{
        {"Jo@gmial.com", "Jo@gmail.com"},   // two swapped
        {"jo@gmai.com", "jo@gmail.com"},    // one missing
        {"jo@gmaill.com", "jo@gmail.com"},  // one doubled
        {"jo@gnail.com", "jo@gmail.com"},   // one wrong
        {"jo@gmail.con", "jo@gmail.com"},    {"jo@gmail.co", "jo@gmail.com"},
        {"jo@GMIAL.com", "jo@gmail.com"},    {"jo@hotmial.com", "jo@hotmail.com"},
        {"jo@outlok.com", "jo@outlook.com"}, {"jo@yaho.com", "jo@yahoo.com"},
        {"jo@iclod.com", "jo@icloud.com"},   {"jo@ｇｍｉａｌ.com", "jo@gmail.com"},
    };
    for (const auto& [text, meant] : table) {
        const auto suggestion = did_you_mean(*EmailAddress::parse(text));
        ASSERT_TRUE(suggestion) << text;
        EXPECT_EQ(suggestion->text(), meant);
    }
}

TEST(DidYouMean, LeavesGoodAndStrangeDomainsAlone) {
    for (const char* text : {"jo@gmail.com", "jo@GMAIL.com", "jo@yahoo.co.uk", "jo@gmx.at",
                             "jo@gmx.com", "jo@mail.com", "jo@ymail.com", "jo@email.com",
                             "jo@me.com", "jo@corp.example", "jo@gmali.co", "jo@sub.gmial.com"})
        EXPECT_FALSE(did_you_mean(*EmailAddress::parse(text))) << text;
}

}  // namespace
}  // namespace usher

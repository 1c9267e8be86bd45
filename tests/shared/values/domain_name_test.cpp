#include "shared/values/domain_name.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "shared/values/text.hpp"

namespace usher {
namespace {

std::string verdict(std::string_view text) {
    const auto domain = DomainName::parse(text);
    return domain ? domain->ascii() : std::string{name(domain.error())};
}

TEST(DomainName, IsWrittenInLowerCaseALabels) {
    const std::vector<std::pair<const char*, const char*>> table{
        {"Corp.EXAMPLE", "corp.example"},
        {"bücher.example", "xn--bcher-kva.example"},
        {"BÜCHER.example", "xn--bcher-kva.example"},
        {"bu\u0308cher.example", "xn--bcher-kva.example"},
        {"xn--bcher-kva.example", "xn--bcher-kva.example"},
        {"XN--BCHER-KVA.Example", "xn--bcher-kva.example"},
        {"straße.example", "xn--strae-oqa.example"},
        {"STRAẞE.example", "xn--strae-oqa.example"},
        {"ελλάς.example", "xn--hxarsa0b.example"},
        {"中国。中国", "xn--fiqs8s.xn--fiqs8s"},
        {"한국.example", "xn--3e0b707e.example"},
        {"مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"},
        {"ｇｍａｉｌ．com", "gmail.com"},
        {"\u212aelvin.example", "kelvin.example"},
        {"soft\u00adhyphen.example", "softhyphen.example"},
        {"क्\u200dष.example", "xn--11b2ezcw70k.example"},  // a joiner behind a virama
        {"نامه\u200cای.example",
         "xn--mgba3gch31f060k.example"},  // a non-joiner between joining letters
        {"l\u00b7l.example", "xn--ll-0ea.example"},
        {"ab--cd.example", "ab--cd.example"},
    };
    for (const auto& [text, ascii] : table) EXPECT_EQ(verdict(text), ascii) << text;
}

TEST(DomainName, SaysWhatIsWrong) {
    const std::vector<std::pair<std::string, Code>> table{
        {"", Code::address_domain_empty},
        {"b\xfc"
         "cher.example",
         Code::address_domain_not_ascii},
        {"i❤.example", Code::address_domain_not_ascii},
        {"\u202ebücher.example", Code::address_domain_not_ascii},
        {"\u3164.example", Code::address_domain_not_ascii},
        {"bü\u2024cher.example", Code::address_domain_not_ascii},
        {"bü_cher.example", Code::address_domain_character},
        {"bü cher.example", Code::address_domain_character},
        {"-ü.example", Code::address_domain_label},
        {"ü-.example", Code::address_domain_label},
        {"ab--ü.example", Code::address_domain_label},
        {"\u0301ü.example", Code::address_domain_label},
        {"a\u200dü.example", Code::address_domain_label},
        {"a\u200cü.example", Code::address_domain_label},
        {"\u00ad.example", Code::address_domain_label},
        {"ü..example", Code::address_domain_label},
        {"ü.example.", Code::address_domain_label},
        {"bücher", Code::address_domain_not_dotted},
        {"ü.123", Code::address_domain_label},
        // The rule of directions holds for every label of a domain with one from right to left.
        {"1א.example", Code::address_domain_label},
        {"אa.example", Code::address_domain_label},
        {"א-.example", Code::address_domain_label},
        {"א1\u0661.example", Code::address_domain_label},
        {"א.1a.example", Code::address_domain_label},
        {"xn--4db.1a.example", Code::address_domain_label},
        // What claims to be an A-label and is none.
        {"xn--.example", Code::address_domain_label},
        {"xn--abc-.example", Code::address_domain_label},
        {"xn--bcher-kv.example", Code::address_domain_label},
        {"xn--i-7iq.example", Code::address_domain_label},       // a heart
        {"xn--bcher-2pa.example", Code::address_domain_label},   // a capital
        {"xn--bucher-xyd.example", Code::address_domain_label},  // not composed
        // 63 bytes of a label, 255 of a domain, as A-labels.
        {std::string(57, 'a') + "ü.example", Code::address_domain_label},
    };
    for (const auto& [text, code] : table) EXPECT_EQ(verdict(text), name(code)) << text;
}

TEST(DomainName, OfANumberAfterAnArabicLabelIsWellDirected) {
    EXPECT_EQ(verdict("א1.example"), "xn--1-zhc.example");
    EXPECT_EQ(verdict("1a.example"), "1a.example");
}

// Whatever is accepted is a fixed point: two spellings of a domain never have two keys.
TEST(DomainName, ParsedAgainIsTheSame) {
    std::size_t accepted = 0;
    for (char32_t point = 0x80; point < 0x30000; ++point) {
        if (point >= 0xd800 && point <= 0xdfff) continue;
        std::string label;
        append_code_point(point, label);
        const auto domain = DomainName::parse(label + ".example");
        if (!domain) continue;
        ++accepted;
        const auto again = DomainName::parse(domain->ascii());
        ASSERT_TRUE(again) << domain->ascii();
        ASSERT_EQ(again->ascii(), domain->ascii()) << label;
    }
    EXPECT_GT(accepted, 120'000U);
}

}  // namespace
}  // namespace usher

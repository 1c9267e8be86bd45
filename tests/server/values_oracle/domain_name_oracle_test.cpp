#include <gtest/gtest.h>
#include <idn2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "shared/values/domain_name.hpp"
#include "tests/server/values_oracle/unicode_files.hpp"

namespace usher::test {
namespace {

// libidn2 is asked for the same thing: UTS #46 without transition, then RFC 5891's look-up.
std::optional<std::string> asked_of_libidn2(const std::string& domain) {
    std::uint8_t* answer = nullptr;
    const int flags = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES;
    const auto* text = reinterpret_cast<const std::uint8_t*>(domain.c_str());
    if (idn2_lookup_u8(text, &answer, flags) != IDN2_OK) return std::nullopt;
    std::string ascii{reinterpret_cast<const char*>(answer)};
    idn2_free(answer);
    return ascii;
}

bool has_any(const std::u32string& label, char32_t first, char32_t last) {
    return std::any_of(label.begin(), label.end(),
                       [&](char32_t point) { return point >= first && point <= last; });
}

/// Why Usher's answer and libidn2's may differ. The list is closed: another difference is a fault.
class Reasons {
public:
    std::string of(const std::u32string& label, const std::optional<std::string>& ours,
                   const std::optional<std::string>& theirs) const {
        const auto is_new = [&](char32_t point) { return ages_[point] > oldest_not_known; };
        const auto is_dropped = [&](char32_t point) {
            return std::binary_search(foreign_.begin(), foreign_.end(), point);
        };
        // libidn2 2.3.3 knows Unicode 11 as RFC 5892 classes it.
        if (ours && std::any_of(label.begin(), label.end(), is_new)) return "newer code point";
        // UTS #46 maps it to its small letter since version 15.1, before to ss.
        if (ours && has_any(label, 0x1e9e, 0x1e9e)) return "capital sharp s";
        // Their small letters came after Unicode 3.2; UTS #46 refused them until version 15.1.
        constexpr std::array late{0x4c0,   0x2132,  0x2183,  0x2f868,
                                  0x2f874, 0x2f91f, 0x2f95f, 0x2f9bf};
        const auto is_late = [&](int point) { return has_any(label, point, point); };
        if (ours && !theirs &&
            (has_any(label, 0x10a0, 0x10c5) || std::any_of(late.begin(), late.end(), is_late)))
            return "late small letter";
        // Instead of refusing it, libidn2 drops what folds to ASCII that no domain has.
        if (!ours && theirs &&
            (has_any(label, 0x2260, 0x2260) || has_any(label, 0x226e, 0x226f) ||
             std::any_of(label.begin(), label.end(), is_dropped)))
            return "dropped instead of refused";
        if (!ours && theirs && (theirs->front() == '.' || theirs->find("..") != std::string::npos))
            return "empty label";
        if (!ours && theirs && breaks_direction(*theirs, label)) return "rule of directions";
        // RFC 5891 forbids them in labels beyond ASCII; existing host names have them.
        if (ours && !theirs && ours->substr(2, 2) == "--" && ours->substr(0, 2) != "xn")
            return "two hyphens in a host name";
        return {};
    }

private:
    // RFC 5893 section 2, conditions 3 and 4: the end is no hyphen, whatever marks follow it;
    // digits are Europe's or Arabia's, not both. libidn2 looks at the last code point and at
    // neighbours.
    static bool breaks_direction(const std::string& theirs, const std::u32string& label) {
        const bool arabic_digits = has_any(label, 0x660, 0x669) || has_any(label, 0x10d30, 0x10d39);
        const bool european_digits = has_any(label, U'0', U'9') || has_any(label, 0x6f0, 0x6f9) ||
                                     has_any(label, 0xff10, 0xff19);
        const bool right_to_left = has_any(label, 0x590, 0x8ff) || has_any(label, 0xfb1d, 0xfefc) ||
                                   has_any(label, 0x10800, 0x10fff) ||
                                   has_any(label, 0x1e800, 0x1efff);
        const bool hyphen = has_any(label, U'-', U'-') || has_any(label, 0xff0d, 0xff0d);
        return theirs.substr(0, 4) == "xn--" && right_to_left &&
               ((arabic_digits && european_digits) || hyphen);
    }

    static constexpr double oldest_not_known = 11.0;
    std::vector<double> ages_ = ages();
    std::vector<char32_t> foreign_ = folded_to_foreign_ascii();
};

class Comparison {
public:
    void compare(const std::u32string& label) {
        const std::string domain = utf8(label) + ".example";
        const auto parsed = DomainName::parse(domain);
        const auto ours = parsed ? std::optional{parsed->ascii()} : std::nullopt;
        const auto theirs = asked_of_libidn2(domain);
        if (ours == theirs) {
            ++(ours ? accepted : refused);
            return;
        }
        const std::string reason = reasons_.of(label, ours, theirs);
        ++differences[reason];
        EXPECT_FALSE(reason.empty()) << domain << " is " << ours.value_or("refused")
                                     << ", and to libidn2 " << theirs.value_or("refused");
    }

    std::size_t accepted = 0;
    std::size_t refused = 0;
    std::map<std::string, std::size_t> differences;

private:
    Reasons reasons_;
};

/// SplitMix64 (Steele, Lea and Flood 2014).
class Random {
public:
    explicit Random(std::uint64_t seed) : state_{seed} {}
    std::uint64_t below(std::uint64_t end) {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15ULL;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return (mixed ^ (mixed >> 31U)) % end;
    }

private:
    std::uint64_t state_;
};

struct Range {
    char32_t first;
    char32_t last;
};

// What makes labels interesting: scripts, marks, joiners, jamo, presentation forms, anything.
constexpr std::array<Range, 20> ranges{
    {{U'a', U'z'},     {U'A', U'Z'},     {U'0', U'9'},     {U'-', U'-'},       {0x80, 0x24f},
     {0x300, 0x36f},   {0x370, 0x52f},   {0x590, 0x6ff},   {0x700, 0x8ff},     {0x900, 0xd7f},
     {0x1100, 0x11ff}, {0x1e00, 0x1fff}, {0x200c, 0x200d}, {0x2000, 0x2fff},   {0x3040, 0x30ff},
     {0x4e00, 0x4eff}, {0xac00, 0xacff}, {0xf900, 0xffef}, {0x10000, 0x1ffff}, {0x80, 0x2ffff}}};

char32_t point_of(const Range& range, Random& random) {
    const auto point =
        static_cast<char32_t>(range.first + random.below(range.last - range.first + 1));
    return point >= 0xd800 && point <= 0xdfff ? U'x' : point;
}

TEST(DomainNameOracle, AgreesOnRandomLabels) {
    Comparison comparison;
    Random random{20260101};
    for (int i = 0; i < 150'000; ++i) {
        const Range& often = ranges[random.below(ranges.size())];
        const Range& sometimes = ranges[random.below(ranges.size())];
        std::u32string label;
        for (std::uint64_t left = 1 + random.below(6); left > 0; --left)
            label.push_back(point_of(random.below(3) > 0 ? often : sometimes, random));
        comparison.compare(label);
    }
    EXPECT_GT(comparison.accepted, 40'000U);
    EXPECT_GT(comparison.refused, 40'000U);
}

TEST(DomainNameOracle, AgreesOnTheUnicodeNormalizationTests) {
    Comparison comparison;
    for_each_normalization_test([&](const std::vector<std::u32string>& columns) {
        for (const std::u32string& column : columns) comparison.compare(column);
    });
    EXPECT_GT(comparison.accepted, 50'000U);
}

TEST(DomainNameOracle, TakesCanonicalAndCompatibleFormsForTheSame) {
    std::size_t lines = 0;
    for_each_normalization_test([&](const std::vector<std::u32string>& columns) {
        ++lines;
        // Folding makes a letter of this mark, before the marks are put in order: UTS #46, unlike
        // NFKC_Casefold of a whole text, does not order them first.
        if (has_any(columns[0], 0x345, 0x345)) return;
        // The final sigma stands for itself, a mathematical one for any sigma.
        if (has_any(columns[4], 0x3c2, 0x3c2)) return;
        const auto first = DomainName::parse(utf8(columns[0]) + ".example");
        for (const std::u32string& column : columns) {
            const auto other = DomainName::parse(utf8(column) + ".example");
            EXPECT_EQ(first ? first->ascii() : "", other ? other->ascii() : "") << utf8(columns[0]);
        }
    });
    EXPECT_GT(lines, 18'000U);
}

}  // namespace
}  // namespace usher::test

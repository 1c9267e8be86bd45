#include "shared/values/domain_label.hpp"

#include <algorithm>

#include "shared/values/normalization.hpp"
#include "shared/values/punycode.hpp"
#include "shared/values/unicode.hpp"

namespace usher {
namespace {

using unicode::Bidi;
using unicode::Joining;
using unicode::properties_of;

constexpr char32_t non_joiner = 0x200c;
constexpr char32_t joiner = 0x200d;
constexpr std::uint8_t virama = 9;  // the combining class of the sign that joins consonants

bool is_ascii(char32_t point) { return point < 0x80; }

// RFC 5892 appendix A.1: between letters that would join here.
bool separates_joining_letters(std::u32string_view before, std::u32string_view after) {
    const auto joining_of = [](char32_t point) { return properties_of(point).joining; };
    const auto is_transparent = [&](char32_t point) {
        return joining_of(point) == Joining::transparent;
    };
    const auto left = std::find_if_not(before.rbegin(), before.rend(), is_transparent);
    const auto right = std::find_if_not(after.begin(), after.end(), is_transparent);
    if (left == before.rend() || right == after.end()) return false;
    const Joining left_joining = joining_of(*left);
    const Joining right_joining = joining_of(*right);
    return (left_joining == Joining::left || left_joining == Joining::dual) &&
           (right_joining == Joining::right || right_joining == Joining::dual);
}

bool joiners_in_place(std::u32string_view label) {
    for (std::size_t i = 0; i < label.size(); ++i) {
        if (label[i] != non_joiner && label[i] != joiner) continue;
        if (i > 0 && properties_of(label[i - 1]).combining_class == virama) continue;
        if (label[i] == joiner ||
            !separates_joining_letters(label.substr(0, i), label.substr(i + 1)))
            return false;
    }
    return true;
}

// What is mapped to something else, or composed with its neighbour, is not the label itself.
bool is_canonical(std::u32string_view label) {
    std::u32string mapped;
    for (const char32_t point : label) unicode::append_mapped(point, mapped);
    return mapped == label && unicode::normalize(label) == label;
}

bool is_direction(Bidi bidi, std::initializer_list<Bidi> allowed) {
    return std::find(allowed.begin(), allowed.end(), bidi) != allowed.end();
}

}  // namespace

bool is_domain_label(std::u32string_view label) {
    if (label.empty() || label.front() == U'-' || label.back() == U'-') return false;
    if (label.size() > 3 && label[2] == U'-' && label[3] == U'-') return false;
    if (properties_of(label.front()).mark) return false;
    return std::all_of(label.begin(), label.end(),
                       [](char32_t point) { return properties_of(point).valid; }) &&
           joiners_in_place(label);
}

std::optional<std::u32string> read_a_label(std::string_view label) {
    const auto decoded = punycode::decode(label.substr(a_label_prefix.size()));
    if (!decoded || std::all_of(decoded->begin(), decoded->end(), is_ascii)) return std::nullopt;
    if (!is_canonical(*decoded) || !is_domain_label(*decoded)) return std::nullopt;
    if (write_a_label(*decoded) != label) return std::nullopt;
    return decoded;
}

std::string write_a_label(std::u32string_view label) {
    return std::string{a_label_prefix} + punycode::encode(label);
}

bool runs_right_to_left(std::u32string_view label) {
    return std::any_of(label.begin(), label.end(), [](char32_t point) {
        return is_direction(properties_of(point).bidi,
                            {Bidi::right_to_left, Bidi::arabic_letter, Bidi::arabic_number});
    });
}

bool is_well_directed(std::u32string_view label) {
    const auto direction = [](char32_t point) { return properties_of(point).bidi; };
    const Bidi first = direction(label.front());
    const bool right_to_left = is_direction(first, {Bidi::right_to_left, Bidi::arabic_letter});
    if (!right_to_left && first != Bidi::left_to_right) return false;

    bool european = false;
    bool arabic = false;
    Bidi last = first;
    for (const char32_t point : label) {
        const Bidi here = direction(point);
        const bool neutral = is_direction(
            here, {Bidi::european_separator, Bidi::common_separator, Bidi::european_terminator,
                   Bidi::other_neutral, Bidi::boundary_neutral, Bidi::nonspacing_mark});
        const bool letter = right_to_left
                                ? is_direction(here, {Bidi::right_to_left, Bidi::arabic_letter})
                                : here == Bidi::left_to_right;
        european = european || here == Bidi::european_number;
        arabic = arabic || here == Bidi::arabic_number;
        const bool number =
            here == Bidi::european_number || (right_to_left && here == Bidi::arabic_number);
        if (!neutral && !letter && !number) return false;
        if (here != Bidi::nonspacing_mark) last = here;
    }
    if (european && arabic) return false;
    if (!right_to_left) return last == Bidi::left_to_right || last == Bidi::european_number;
    return is_direction(last, {Bidi::right_to_left, Bidi::arabic_letter, Bidi::european_number,
                               Bidi::arabic_number});
}

}  // namespace usher

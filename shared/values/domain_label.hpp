#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace usher {

/// Whether the code points, mapped and normalized, make a label of an international domain name:
/// RFC 5891 section 5.4 (no leading mark, no hyphens at the ends or third and fourth), RFC 5892
/// (code points and the places of joiners). The rule of directions is the whole domain's.
bool is_domain_label(std::u32string_view label);

/// The label that an A-label (`xn--` and Punycode, in lower case) stands for. No value: it stands
/// for none, or another A-label is the one that does.
std::optional<std::u32string> read_a_label(std::string_view label);
std::string write_a_label(std::u32string_view label);

inline constexpr std::string_view a_label_prefix = "xn--";

/// RFC 5893 section 1.4: a domain with such a label is a domain that `is_well_directed` judges.
bool runs_right_to_left(std::u32string_view label);
/// The six conditions of RFC 5893 section 2, which every label of such a domain meets.
bool is_well_directed(std::u32string_view label);

}  // namespace usher

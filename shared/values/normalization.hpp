#pragma once

#include <string>
#include <string_view>

namespace usher::unicode {

/// Normalization form C (UAX #15) of text that went through `append_mapped`.
std::u32string normalize(std::u32string_view text);

}  // namespace usher::unicode

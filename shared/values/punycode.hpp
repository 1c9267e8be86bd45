#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace usher::punycode {

/// RFC 3492: a label's code points as letters, digits and hyphens, without the prefix `xn--`.
std::string encode(std::u32string_view label);

/// What `encode` was given; letters in lower case only. No value: it never gives this.
std::optional<std::u32string> decode(std::string_view text);

}  // namespace usher::punycode

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace usher::auth {

/// RFC 4648 section 5 without padding, in a time that depends on the length alone.
std::string encode_base64url(std::string_view bytes);

/// Writes the bytes to `out` and returns their number. Every sequence of bytes has exactly one
/// spelling: padding, white space, characters of other alphabets and stray bits in the last
/// character are refused, as is what does not fit.
std::optional<std::size_t> decode_base64url(std::string_view text, std::span<std::uint8_t> out);

/// True when the text is the spelling of exactly as many bytes as `out` has, which are then written
/// to it.
bool decode_exactly(std::string_view text, std::span<std::uint8_t> out);

}  // namespace usher::auth

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace usher::http {

/// A token of RFC 9110, section 5.6.2, not empty.
bool is_token(std::string_view text);

/// A field value without control characters other than tab (RFC 9110, section 5.5).
bool is_field_value(std::string_view text);

/// True for a field that a request may have only once, because two readers could choose
/// differently.
bool is_single(std::string_view name);

/// True for the fields that say where the body ends.
bool is_framing(std::string_view name);

/// One to eighteen digits and nothing else.
std::optional<std::uint64_t> decimal_from(std::string_view text);

}  // namespace usher::http

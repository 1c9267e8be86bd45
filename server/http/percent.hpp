#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace usher::http {

/// Decodes every %XX once (RFC 3986, section 2.1). Nothing when a '%' has no two hexadecimal digits
/// after it.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace usher::http

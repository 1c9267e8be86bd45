#pragma once

#include <string>
#include <string_view>

namespace usher::auth {

/// RFC 4648 section 6 without padding: how programs of one-time passwords take a key in.
std::string encode_base32(std::string_view bytes);

}  // namespace usher::auth

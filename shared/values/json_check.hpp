#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "shared/values/code.hpp"

namespace usher {

/// Where in a text something is wrong, in bytes from its beginning.
struct JsonMistake {
    Code code;
    std::size_t position;
};

/// Whether `text` is one JSON object (RFC 8259) inside the limits of metadata, read to the end.
/// Errors: as Metadata::parse names them, but for too_long.
std::optional<JsonMistake> check_json_object(std::string_view text);

}  // namespace usher

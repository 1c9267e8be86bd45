#pragma once

#include <optional>
#include <string_view>

#include "shared/values/json_scanner.hpp"

namespace usher {

/// Whether `text` is one JSON object (RFC 8259) inside the limits of metadata, read to the end.
/// Errors: as Metadata::parse names them, but for too_long.
std::optional<JsonMistake> check_json_object(std::string_view text);

}  // namespace usher

#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

#include "shared/lifecycle/error.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/result.hpp"

namespace usher::wire {

using Json = nlohmann::json;

/// Reads JSON (RFC 8259) strictly: at most `most_bytes` long and limits::json_depth deep, no
/// duplicate keys, no numbers beyond 2^53, UTF-8 only. Errors: body_too_large, malformed_json,
/// too_deep, duplicate_key (with the key as field), out_of_range.
Result<Json, Error> parse(std::string_view text, std::size_t most_bytes = limits::json_bytes);

/// Compact; ill-formed UTF-8 cannot occur, since no value holds any.
std::string write(const Json& json);

}  // namespace usher::wire

#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

#include "shared/lifecycle/error.hpp"
#include "shared/policy/limits.hpp"
#include "shared/values/result.hpp"
#include "shared/wire/json_text.hpp"

namespace usher::wire {

using Json = nlohmann::json;

/// Reads JSON (RFC 8259) strictly: at most `most_bytes` long and limits::json_depth deep, no
/// duplicate keys, no numbers beyond 2^53, UTF-8 only. Errors: body_too_large, malformed_json,
/// too_deep, duplicate_key (with the key as field), out_of_range. A number with a fraction or an
/// exponent is kept as it is written, in a binary value: no field of ours takes one. Our own reader
/// and writer, since the library's are a tenth of the core that every visitor loads.
Result<Json, Error> parse(std::string_view text, std::size_t most_bytes = limits::json_bytes);

/// Compact. There are no floating-point numbers in what is written.
std::string write(const Json& json);
void write(const Json& json, JsonText& text);

}  // namespace usher::wire

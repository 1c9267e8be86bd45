#pragma once

#include <string>

#include "server/app/ports.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace usher::http {

/// 200 with a JSON text and its ETag, or 304 when the client has it already (RFC 9110 section
/// 13.1.2).
Response tagged(const Request& request, const app::Digest& digest, std::string text);

}  // namespace usher::http

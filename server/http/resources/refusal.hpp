#pragma once

#include "server/http/response.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher::http {

/// The HTTP status that a code is answered with (RFC 9110 section 15).
int status_of(Code code);

/// The problem document of these errors, with the status of the first. Precondition: not empty.
Response refuse(const Errors& errors);
Response refuse(Code code, std::string field = {});
/// 429 or 503 with Retry-After.
Response refuse_for(Code code, Duration wait);

}  // namespace usher::http

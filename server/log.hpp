#pragma once

#include <string>

#include "server/http/serving.hpp"
#include "server/options.hpp"

namespace usher {

/// Where and how the program logs from now on: for people on standard output, or a JSON object a
/// line on standard error, with `time` (RFC 3339), `level` and `message`, or the members of a
/// request.
void set_up_log(const Options& options);

/// Says why the program ends, in one line on standard error whatever the level is: as JSON where
/// that is logged.
void log_end(const std::string& why);

/// Logs an answered request: `method`, `path`, `status`, `bytes`, `microseconds`, `client` and
/// `request`. As an error when the server failed it, else for `debug` alone.
void log_request(const http::AccessEntry& entry);

}  // namespace usher

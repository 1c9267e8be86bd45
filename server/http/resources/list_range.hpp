#pragma once

#include <cstdint>
#include <optional>

#include "server/http/request.hpp"
#include "shared/lifecycle/error.hpp"
#include "shared/policy/limits.hpp"

namespace usher::http {

/// A problem with a parameter, or nothing.
using Wrong = std::optional<Error>;

/// How much of a list is asked for. Errors: out_of_range (limit), cursor_malformed (before).
struct Range {
    std::size_t limit = limits::list_page;
    std::uint64_t before = 0;

    Wrong read(const Request& request);
};

}  // namespace usher::http

#pragma once

#include <ostream>

#include "shared/lifecycle/error.hpp"

namespace usher {

/// How a failing expectation shows an error: `not_permitted (seats[0])`.
inline void PrintTo(const Error& error, std::ostream* stream) {
    *stream << name(error.code) << " (" << error.field << ")";
}

}  // namespace usher

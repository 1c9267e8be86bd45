#pragma once

#include <string>

namespace usher {

/// Why the server does not start: sentences for the operator, on standard error, with an exit code
/// that is not 0.
struct RefusalToStart {
    std::string text;
    int exit_code = 1;
};

}  // namespace usher

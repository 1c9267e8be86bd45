#pragma once

#include <string>

namespace usher::test {

/// Ends the test program and says why: what the tests themselves stand on is broken. No exception,
/// because the core's tests also run where there are none.
[[noreturn]] void stop(const std::string& why);

}  // namespace usher::test

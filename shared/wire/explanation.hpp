#pragma once

#include <string>
#include <vector>

#include "shared/roster/explain.hpp"

namespace usher::wire {

/// `[{rule, outcome, code, remedies}…]`: outcome is holds, refuses or asks, the code null where
/// nothing is said. The first that refuses is the answer.
std::string encode_explanation(const std::vector<Reason>& reasons);

}  // namespace usher::wire

#pragma once

#include <optional>
#include <vector>

#include "shared/lifecycle/directory.hpp"
#include "shared/lifecycle/error.hpp"

namespace usher {

/// What must hold after any command, judged on the result: last_manager (the organization has
/// somebody who can manage it). Passes where it did not hold before, or where it is hidden.
std::optional<Code> judge_result(const Directory& directory, OrganizationId home,
                                 const std::vector<Event>& events);

}  // namespace usher

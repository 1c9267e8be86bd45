#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "server/app/ports.hpp"
#include "shared/lifecycle/event.hpp"

namespace usher::test {

using Changes = std::unordered_map<OrganizationId, std::uint64_t>;

/// Puts into the store what the events say has happened, with its claims, mail and log, as one
/// change of each organization. Answers the numbers of these.
Changes make_true(app::Transaction& transaction, const std::vector<Event>& events, Instant now);

}  // namespace usher::test

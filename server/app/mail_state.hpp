#pragma once

#include <string_view>

#include "server/app/stored.hpp"

namespace usher::app {

/// What became of a mail, as pages and programs are told it: `held` while what sent it can still be
/// undone, else queued, accepted, deferred, failed or dropped.
std::string_view state_of(const OutboxMail& mail, Instant now);

}  // namespace usher::app

#pragma once

#include "shared/lifecycle/state.hpp"

namespace usher {

/// Whether the person is to be reminded of what they have not answered: `policies.reminder` after
/// it was sent, once, while the link lives. Not said of what is closed.
bool is_due_for_reminder(const Invitation& invitation, const Policies& policies, Instant now);

}  // namespace usher

#pragma once

#include "shared/lifecycle/state.hpp"

namespace usher {

/// Whether the organization keeps the person longer than it said it would: invited, never linked to
/// an account, a member of nothing, and nothing has happened for `policies.keep_unanswered`. People
/// who were never invited are the organization's directory and stay.
bool is_due_for_erasure(const Record& record, const Policies& policies, Instant now);

}  // namespace usher

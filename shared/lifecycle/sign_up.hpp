#pragma once

#include <optional>

#include "shared/values/code.hpp"
#include "shared/values/instant.hpp"

namespace usher {

/// What is there before an account: one browser session that waits for the code which was mailed to
/// an address. It claims nothing.
struct SignUpState {
    Instant created_at;
    /// When the last code was mailed. Each holds for limits::address_code.
    Instant code_sent_at;
    /// Wrong codes so far. Another code does not refill them.
    int tries = 0;
};

/// Whether a code may be tried, be it right or wrong: session_expired (after limits::sign_up),
/// code_spent (limits::address_code_tries were wrong), code_lapsed.
std::optional<Code> judge_code_try(const SignUpState& state, Instant now);

/// Whether another code may be mailed: session_expired, code_spent (no try is left for it),
/// too_many_attempts (the last one left less than limits::address_code_pause ago).
std::optional<Code> judge_code_send(const SignUpState& state, Instant now);

}  // namespace usher

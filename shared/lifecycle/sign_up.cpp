#include "shared/lifecycle/sign_up.hpp"

#include "shared/policy/limits.hpp"

namespace usher {
namespace {

std::optional<Code> judge_session(const SignUpState& state, Instant now) {
    if (state.created_at + limits::sign_up <= now) return Code::session_expired;
    if (state.tries >= limits::address_code_tries) return Code::code_spent;
    return std::nullopt;
}

}  // namespace

std::optional<Code> judge_code_try(const SignUpState& state, Instant now) {
    if (const auto code = judge_session(state, now)) return code;
    if (state.code_sent_at + limits::address_code <= now) return Code::code_lapsed;
    return std::nullopt;
}

std::optional<Code> judge_code_send(const SignUpState& state, Instant now) {
    if (const auto code = judge_session(state, now)) return code;
    if (now < state.code_sent_at + limits::address_code_pause) return Code::too_many_attempts;
    return std::nullopt;
}

}  // namespace usher

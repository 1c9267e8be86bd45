#include "server/auth/session_judge.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"

namespace usher::auth {
namespace {

Duration longest(const app::Session& session) {
    return session.state == app::Session::State::second_factor_pending ? limits::second_factor_wait
                                                                       : limits::session_absolute;
}

}  // namespace

Instant end_of(const app::Session& session) {
    return std::min(session.seen_at + limits::session_idle, session.created_at + longest(session));
}

SessionStanding judge(const app::Session& session, std::uint32_t session_generation, Instant now) {
    if (session.session_generation != session_generation) return SessionStanding::ended;
    if (session.created_at + longest(session) <= now) return SessionStanding::too_old;
    if (session.seen_at + limits::session_idle <= now) return SessionStanding::idle_too_long;
    return SessionStanding::good;
}

bool deserves_seen(const app::Session& session, Instant now) {
    return session.seen_at + limits::session_seen <= now;
}

}  // namespace usher::auth

#include "server/auth/session_judge.hpp"

#include <algorithm>

#include "shared/policy/limits.hpp"

namespace usher::auth {

Instant end_of(const app::Session& session) {
    return std::min(session.seen_at + limits::session_idle,
                    session.created_at + limits::session_absolute);
}

SessionStanding judge(const app::Session& session, std::uint32_t session_generation, Instant now) {
    if (session.session_generation != session_generation) return SessionStanding::ended;
    if (session.created_at + limits::session_absolute <= now) return SessionStanding::too_old;
    if (session.seen_at + limits::session_idle <= now) return SessionStanding::idle_too_long;
    return SessionStanding::good;
}

bool deserves_seen(const app::Session& session, Instant now) {
    return session.seen_at + limits::session_seen <= now;
}

}  // namespace usher::auth

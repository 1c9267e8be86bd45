#pragma once

#include <cstdint>

#include "server/app/ports.hpp"
#include "shared/values/instant.hpp"

namespace usher::auth {

/// Whether a kept session still opens anything, and if not, why.
enum class SessionStanding {
    good,
    idle_too_long,  ///< not seen for limits::session_idle
    too_old,        ///< begun limits::session_absolute ago; while it waits for its second factor,
                    ///< limits::second_factor_wait
    ended           ///< the account has ended all its sessions since
};

/// The instant at which the session ends if it is not seen again.
Instant end_of(const app::Session& session);

/// `session_generation` is the account's present one. A session is over at the very instant of its
/// end.
SessionStanding judge(const app::Session& session, std::uint32_t session_generation, Instant now);

/// Whether `seen_at` is to be written down: at most once in limits::session_seen, so that reading
/// does not write.
bool deserves_seen(const app::Session& session, Instant now);

}  // namespace usher::auth

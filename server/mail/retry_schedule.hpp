#pragma once

#include <algorithm>
#include <array>

#include "shared/values/instant.hpp"

/// When deferred mail is tried again (RFC 5321 section 4.5.4.1).
namespace usher::mail::retry_schedule {

/// After this long in the queue a deferral is a failure.
constexpr Duration give_up = days(4);
/// While a mail is claimed nobody else takes it; more than an attempt can last.
constexpr Duration lease = minutes(10);

/// The pause after the given number of attempts, from 1: soon at first, then every four hours.
constexpr Duration pause(int attempts) {
    constexpr std::array<Duration, 7> pauses{minutes(1), minutes(5), minutes(15), minutes(30),
                                             hours(1),   hours(2),   hours(4)};
    const auto index = static_cast<std::size_t>(std::max(attempts, 1) - 1);
    return pauses[std::min(index, pauses.size() - 1)];
}

/// The pause of the whole worker after so many troubles of the relay in a row, from 1: doubles from
/// 15 seconds to 8 minutes.
constexpr Duration relay_pause(int troubles) {
    return seconds(15LL << std::clamp(troubles - 1, 0, 5));
}

}  // namespace usher::mail::retry_schedule

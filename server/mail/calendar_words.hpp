#pragma once

#include <string>

#include "server/mail/language.hpp"
#include "shared/values/instant.hpp"

namespace usher::mail {

/// To the minute, rounded down: what is promised until then is not promised a second longer. "27
/// November 2026, 15:05 CET". `time_zone` as for `zone_offset`.
std::string minute_text(Instant instant, const std::string& time_zone, Language language);

}  // namespace usher::mail

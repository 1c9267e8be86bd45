#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/values/instant.hpp"

namespace usher::mail {

/// How a language writes a minute in UTC: the names of the months, and a sentence with {day}
/// {month} {year} {time}.
struct CalendarWords {
    std::array<std::string_view, 12> months;
    std::string_view minute;
};

/// To the minute, rounded down: what is promised until then is not promised a second longer. "27
/// November 2026, 14:05 UTC".
std::string minute_text(Instant instant, const CalendarWords& words);

}  // namespace usher::mail

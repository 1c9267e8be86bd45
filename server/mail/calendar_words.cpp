#include "server/mail/calendar_words.hpp"

#include <chrono>
#include <cstdio>

#include "server/mail/document.hpp"

namespace usher::mail {

std::string minute_text(Instant instant, const CalendarWords& words) {
    namespace chrono = std::chrono;
    const chrono::sys_time<chrono::milliseconds> point{chrono::milliseconds{instant.ms}};
    const auto day = chrono::floor<chrono::days>(point);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss time{chrono::floor<chrono::minutes>(point - day)};
    char clock[16];
    std::snprintf(clock, sizeof clock, "%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()));
    const Runs runs = fill(
        words.minute, {{"day", our_own(std::to_string(static_cast<unsigned>(date.day())))},
                       {"month", our_own(words.months[static_cast<unsigned>(date.month()) - 1])},
                       {"year", our_own(std::to_string(static_cast<int>(date.year())))},
                       {"time", our_own(clock)}});
    std::string text;
    for (const Run& run : runs) text.append(run.text);
    return text;
}

}  // namespace usher::mail

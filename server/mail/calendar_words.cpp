#include "server/mail/calendar_words.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

#include "server/mail/document.hpp"
#include "server/mail/zone_offset.hpp"

namespace usher::mail {
namespace {

/// How a language writes a minute.
struct CalendarWords {
    std::array<std::string_view, 12> months;
    std::string_view minute;  // day, month, year, time, zone
};

constexpr CalendarWords english{
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"},
    .minute = "{day} {month} {year}, {time} {zone}"};

constexpr CalendarWords german{
    .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
               "Oktober", "November", "Dezember"},
    .minute = "{day}. {month} {year}, {time} Uhr {zone}"};

constexpr CalendarWords arabic{.months = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
                                          "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
                               .minute = "{day} {month} {year}، {time} {zone}"};

const CalendarWords& calendar_words(Language language) {
    switch (language) {
        case Language::german:
            return german;
        case Language::arabic:
            return arabic;
        case Language::english:
            break;
    }
    return english;
}

struct Translated {
    std::string_view name;
    std::string_view german;
};

// The database's abbreviations are English.
constexpr std::array german_zones{Translated{"CET", "MEZ"}, Translated{"CEST", "MESZ"},
                                  Translated{"EET", "OEZ"}, Translated{"EEST", "OESZ"},
                                  Translated{"WET", "WEZ"}, Translated{"WEST", "WESZ"}};

std::string_view zone_name(std::string_view name, Language language) {
    if (language != Language::german) return name;
    for (const Translated& zone : german_zones)
        if (zone.name == name) return zone.german;
    return name;
}

}  // namespace

std::string minute_text(Instant instant, const std::string& time_zone, Language language) {
    namespace chrono = std::chrono;
    const CalendarWords& words = calendar_words(language);
    const ZoneOffset zone = zone_offset(time_zone, instant);
    const chrono::sys_time<chrono::milliseconds> point{chrono::milliseconds{instant.ms} +
                                                       zone.offset};
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
                       {"time", our_own(clock)},
                       {"zone", our_own(zone_name(zone.name, language))}});
    std::string text;
    for (const Run& run : runs) text.append(run.text);
    return text;
}

}  // namespace usher::mail

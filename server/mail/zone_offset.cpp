#include "server/mail/zone_offset.hpp"

#include <date/tz.h>

#include <cstdio>
#include <exception>

namespace usher::mail {
namespace {

std::string in_digits(std::chrono::seconds offset) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(std::chrono::abs(offset)).count();
    if (minutes == 0) return "UTC";
    char text[16];
    std::snprintf(text, sizeof text, "UTC%c%02u:%02u", offset.count() < 0 ? '-' : '+',
                  static_cast<unsigned>(minutes / 60) % 100, static_cast<unsigned>(minutes % 60));
    return text;
}

}  // namespace

ZoneOffset zone_offset(const std::string& time_zone, Instant instant) {
    namespace chrono = std::chrono;
    const chrono::sys_time<chrono::milliseconds> point{chrono::milliseconds{instant.ms}};
    try {
        const auto info =
            date::locate_zone(time_zone)->get_info(chrono::floor<chrono::seconds>(point));
        const bool has_letters = info.abbrev.find_first_of("+-") == std::string::npos;
        return {info.offset, has_letters ? info.abbrev : in_digits(info.offset)};
    } catch (const std::exception&) {
        // The library's only way to say that it does not know.
        return {};
    }
}

}  // namespace usher::mail

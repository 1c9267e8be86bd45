#include "shared/values/instant.hpp"

namespace usher {
namespace {

// Days from civil and back: H. Hinnant's proleptic Gregorian arithmetic, years shifted to begin in
// March.
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

// The last digits of a number, as many as fit between the places.
void write(char* from, char* to, std::int64_t number) {
    while (to != from) {
        *--to = static_cast<char>('0' + number % 10);
        number /= 10;
    }
}

struct Reading {
    std::string_view text;
    std::size_t at = 0;
    bool good = true;

    int number(int width) {
        int value = 0;
        for (int i = 0; i < width; ++i, ++at) {
            if (at >= text.size() || text[at] < '0' || text[at] > '9') {
                good = false;
                return 0;
            }
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }
    void expect(char c) {
        if (at >= text.size() || text[at] != c) good = false;
        ++at;
    }
};

int days_in(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

}  // namespace

std::string Instant::text() const {
    constexpr std::int64_t day_ms = 86400000;
    const std::int64_t day = (ms >= 0 ? ms : ms - (day_ms - 1)) / day_ms;
    std::int64_t rest = ms - day * day_ms;

    const std::int64_t shifted = day + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_year + 2) / 153;
    const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;

    std::string text{"0000-00-00T00:00:00.000Z"};
    char* const at = text.data();
    write(at, at + 4, year_of_era + era * 400 + (month <= 2 ? 1 : 0));
    write(at + 5, at + 7, month);
    write(at + 8, at + 10, day_of_year - (153 * march_month + 2) / 5 + 1);
    write(at + 11, at + 13, rest / 3600000);
    rest %= 3600000;
    write(at + 14, at + 16, rest / 60000);
    rest %= 60000;
    write(at + 17, at + 19, rest / 1000);
    write(at + 20, at + 23, rest % 1000);
    return text;
}

std::optional<Instant> Instant::parse(std::string_view text) {
    Reading reading{text};
    const int year = reading.number(4);
    reading.expect('-');
    const int month = reading.number(2);
    reading.expect('-');
    const int day = reading.number(2);
    reading.expect('T');
    const int hour = reading.number(2);
    reading.expect(':');
    const int minute = reading.number(2);
    reading.expect(':');
    const int second = reading.number(2);
    int ms = 0;
    if (reading.good && reading.at < text.size() && text[reading.at] == '.') {
        ++reading.at;
        int unit = 100;
        int digits = 0;
        while (reading.at < text.size() && text[reading.at] >= '0' && text[reading.at] <= '9' &&
               digits < 3) {
            ms += (text[reading.at++] - '0') * unit;
            unit /= 10;
            ++digits;
        }
        if (digits == 0) return std::nullopt;
    }
    reading.expect('Z');
    if (!reading.good || reading.at != text.size()) return std::nullopt;
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        return std::nullopt;
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::int64_t at_second =
        days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return Instant{at_second * 1000 + ms};
}

}  // namespace usher

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace usher {

/// A length of time, in milliseconds.
struct Duration {
    std::int64_t ms = 0;

    friend bool operator==(Duration, Duration) = default;
    friend bool operator<(Duration a, Duration b) { return a.ms < b.ms; }
};

constexpr Duration seconds(std::int64_t n) { return {n * 1000}; }
constexpr Duration minutes(std::int64_t n) { return seconds(n * 60); }
constexpr Duration hours(std::int64_t n) { return minutes(n * 60); }
constexpr Duration days(std::int64_t n) { return hours(n * 24); }

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored as in POSIX.
/// Nothing here reads a clock.
struct Instant {
    std::int64_t ms = 0;

    friend bool operator==(Instant, Instant) = default;
    friend bool operator<(Instant a, Instant b) { return a.ms < b.ms; }
    friend bool operator<=(Instant a, Instant b) { return a.ms <= b.ms; }
    friend Instant operator+(Instant a, Duration b) { return {a.ms + b.ms}; }
    friend Instant operator-(Instant a, Duration b) { return {a.ms - b.ms}; }
    friend Duration operator-(Instant a, Instant b) { return {a.ms - b.ms}; }

    /// RFC 3339 in UTC with milliseconds: 2026-11-20T08:15:00.000Z.
    std::string text() const;
    /// Accepts RFC 3339 in UTC (`Z`), with or without a fraction of up to three digits, years 1970
    /// to 9999.
    static std::optional<Instant> parse(std::string_view text);
};

/// The day in UTC, counted from 1970-01-01.
constexpr std::int64_t day_of(Instant instant) { return instant.ms / days(1).ms; }

}  // namespace usher

#pragma once

#include <chrono>
#include <string>

#include "shared/values/instant.hpp"

namespace usher::mail {

/// How far a zone's clocks are from UTC, and what that is called there: "CET", or "UTC+05:45" where
/// the database has no letters for it.
struct ZoneOffset {
    std::chrono::seconds offset{0};
    std::string name = "UTC";
};

/// `time_zone` is a name of the system's IANA database. Of one that it does not know, or without a
/// database: UTC.
ZoneOffset zone_offset(const std::string& time_zone, Instant instant);

}  // namespace usher::mail

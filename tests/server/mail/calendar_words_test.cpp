#include "server/mail/calendar_words.hpp"

#include <gtest/gtest.h>

namespace usher::mail {
namespace {

std::string told(const char* instant, const char* zone, Language language = Language::english) {
    return minute_text(*Instant::parse(instant), zone, language);
}

TEST(MinuteText, TellsWhatClocksShowInTheZone) {
    const char* instant = "2026-12-07T00:56:59.999Z";
    EXPECT_EQ(told(instant, "UTC"), "7 December 2026, 00:56 UTC");
    EXPECT_EQ(told(instant, "Europe/Berlin"), "7 December 2026, 01:56 CET");
    EXPECT_EQ(told(instant, "America/New_York"), "6 December 2026, 19:56 EST");
    EXPECT_EQ(told("2026-12-31T23:30:00Z", "Asia/Tokyo"), "1 January 2027, 08:30 JST");
}

TEST(MinuteText, TellsTheDistanceWhereAZoneHasNoLetters) {
    const char* instant = "2026-12-07T00:56:00Z";
    EXPECT_EQ(told(instant, "Asia/Riyadh"), "7 December 2026, 03:56 UTC+03:00");
    EXPECT_EQ(told(instant, "Asia/Kathmandu"), "7 December 2026, 06:41 UTC+05:45");
    EXPECT_EQ(told(instant, "America/Sao_Paulo"), "6 December 2026, 21:56 UTC-03:00");
}

TEST(MinuteText, FollowsSummerTime) {
    EXPECT_EQ(told("2026-10-25T00:59:00Z", "Europe/Berlin"), "25 October 2026, 02:59 CEST");
    EXPECT_EQ(told("2026-10-25T01:00:00Z", "Europe/Berlin"), "25 October 2026, 02:00 CET");
    EXPECT_EQ(told("2027-03-28T00:59:00Z", "Europe/Berlin"), "28 March 2027, 01:59 CET");
    EXPECT_EQ(told("2027-03-28T01:00:00Z", "Europe/Berlin"), "28 March 2027, 03:00 CEST");
}

TEST(MinuteText, IsInUtcWhereTheZoneIsUnknown) {
    for (const char* zone : {"", "Europe/Atlantis", "../../etc/passwd", "+", "GMT+25"})
        EXPECT_EQ(told("2026-12-07T00:56:00Z", zone), "7 December 2026, 00:56 UTC") << zone;
}

TEST(MinuteText, SpeaksTheLanguage) {
    EXPECT_EQ(told("2026-12-07T00:56:00Z", "Europe/Berlin", Language::german),
              "7. Dezember 2026, 01:56 Uhr MEZ");
    EXPECT_EQ(told("2026-07-07T00:56:00Z", "Europe/Athens", Language::german),
              "7. Juli 2026, 03:56 Uhr OESZ");
    EXPECT_EQ(told("2026-12-07T00:56:00Z", "UTC", Language::german),
              "7. Dezember 2026, 00:56 Uhr UTC");
    EXPECT_EQ(told("2026-12-07T00:56:00Z", "Asia/Riyadh", Language::arabic),
              "7 ديسمبر 2026، 03:56 UTC+03:00");
}

}  // namespace
}  // namespace usher::mail

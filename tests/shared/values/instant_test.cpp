#include "shared/values/instant.hpp"

#include <gtest/gtest.h>

namespace usher {
namespace {

TEST(Instant, IsWrittenAsRfc3339WithMilliseconds) {
    EXPECT_EQ(Instant{0}.text(), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(Instant{1}.text(), "1970-01-01T00:00:00.001Z");
    EXPECT_EQ(Instant{1795161600000}.text(), "2026-11-20T08:00:00.000Z");
    EXPECT_EQ(Instant{253402300799999}.text(), "9999-12-31T23:59:59.999Z");
}

TEST(Instant, IsReadWithAndWithoutAFraction) {
    EXPECT_EQ(Instant::parse("2026-11-20T08:00:00Z"), Instant{1795161600000});
    EXPECT_EQ(Instant::parse("2026-11-20T08:00:00.5Z"), Instant{1795161600500});
    EXPECT_EQ(Instant::parse("2026-11-20T08:00:00.05Z"), Instant{1795161600050});
    EXPECT_EQ(Instant::parse("2026-11-20T08:00:00.005Z"), Instant{1795161600005});
    EXPECT_EQ(Instant::parse("1970-01-01T00:00:00Z"), Instant{0});
    EXPECT_EQ(Instant::parse("9999-12-31T23:59:59.999Z"), Instant{253402300799999});
}

TEST(Instant, SurvivesWritingOnEveryDayOfFourCenturies) {
    Instant expected = *Instant::parse("1970-01-01T12:34:56.789Z");
    for (int day = 0; day < 146097; ++day, expected = expected + days(1))
        ASSERT_EQ(Instant::parse(expected.text()), expected) << expected.text();
    EXPECT_EQ(expected.text(), "2370-01-01T12:34:56.789Z");
}

TEST(Instant, KnowsLeapDays) {
    EXPECT_EQ(*Instant::parse("2024-02-28T00:00:00Z") + days(1),
              Instant::parse("2024-02-29T00:00:00Z"));
    EXPECT_EQ(*Instant::parse("2000-02-29T00:00:00Z") + days(1),
              Instant::parse("2000-03-01T00:00:00Z"));
    EXPECT_EQ(*Instant::parse("2100-02-28T00:00:00Z") + days(1),
              Instant::parse("2100-03-01T00:00:00Z"));
    EXPECT_FALSE(Instant::parse("2026-02-29T00:00:00Z"));
    EXPECT_FALSE(Instant::parse("2100-02-29T00:00:00Z"));
}

TEST(Instant, RefusesEverythingElse) {
    for (const char* text : {"",
                             "Z",
                             "2026-11-20",
                             "2026-11-20T08:00:00",
                             "2026-11-20T08:00Z",
                             "2026-11-20 08:00:00Z",
                             "2026-11-20t08:00:00Z",
                             "2026-11-20T08:00:00z",
                             "2026-11-20T08:00:00+00:00",
                             "2026-11-20T08:00:00.Z",
                             "2026-11-20T08:00:00.1234Z",
                             "2026-11-20T08:00:00,5Z",
                             "2026-11-20T24:00:00Z",
                             "2026-11-20T08:60:00Z",
                             "2026-11-20T08:00:60Z",
                             "2026-00-20T08:00:00Z",
                             "2026-13-20T08:00:00Z",
                             "2026-11-00T08:00:00Z",
                             "2026-11-31T08:00:00Z",
                             "1969-12-31T23:59:59Z",
                             "0000-01-01T00:00:00Z",
                             "12026-11-20T08:00:00Z",
                             "2026-11-20T08:00:00Z ",
                             " 2026-11-20T08:00:00Z",
                             "2026-1-20T08:00:00Z",
                             "-026-11-20T08:00:00Z",
                             "+026-11-20T08:00:00Z"})
        EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(Instant, IsReckonedWithInMilliseconds) {
    const Instant instant{1000};
    EXPECT_EQ(instant + seconds(1), Instant{2000});
    EXPECT_EQ(instant - minutes(1), Instant{-59000});
    EXPECT_EQ(Instant{5000} - instant, seconds(4));
    EXPECT_LT(instant, Instant{1001});
    EXPECT_LE(instant, Instant{1000});
    EXPECT_EQ(days(7).ms, 604800000);
    EXPECT_EQ(hours(1), minutes(60));
}

}  // namespace
}  // namespace usher

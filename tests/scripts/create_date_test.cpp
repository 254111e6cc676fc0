// The time that new revisions carry (CFG-10).
#include "scripts/create_date.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace retort::scripts {
namespace {

constexpr std::time_t kMoment = 1795359600;  // 2026-11-22 15:00:00 UTC

TEST(CreateDate, InAZone) {
    const std::pair<const char*, const char*> rows[] = {
        {"UTC", "2026-11-22 15:00:00+00:00"},
        {"utc", "2026-11-22 15:00:00+00:00"},
        {"America/New_York", "2026-11-22 10:00:00-05:00"},
        {"Asia/Kolkata", "2026-11-22 20:30:00+05:30"},
    };
    for (const auto& [zone, text] : rows) {
        EXPECT_EQ(make_create_date(kMoment, zone).text, text) << zone;
    }
}

TEST(CreateDate, LocalTimeHasNoZone) {
    const std::string text = make_create_date(kMoment, std::nullopt).text;
    EXPECT_EQ(text.size(), std::string("2026-11-22 13:40:00").size()) << text;
    EXPECT_EQ(make_create_date(kMoment, "").text, text);
}

TEST(CreateDate, TheProcessKeepsItsZone) {
    ::setenv("TZ", "Asia/Tokyo", 1);
    make_create_date(kMoment, "UTC");
    EXPECT_STREQ(std::getenv("TZ"), "Asia/Tokyo");
    EXPECT_EQ(make_create_date(kMoment, std::nullopt).text, "2026-11-23 00:00:00");
    ::unsetenv("TZ");
}

TEST(CreateDate, UnknownZones) {
    for (const char* zone : {"Mars/Olympus", "../../etc/passwd", "/etc/passwd", "zone.tab", "Europe"}) {
        try {
            make_create_date(kMoment, zone);
            ADD_FAILURE() << zone;
        } catch (const Error& error) {
            EXPECT_EQ(error.message(), std::string("Can't locate timezone: ") + zone);
        }
    }
}

}  // namespace
}  // namespace retort::scripts

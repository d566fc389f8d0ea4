#include "kernel/period.hpp"

#include <doctest/doctest.h>

#include <random>

namespace liandong {
namespace {

#ifdef __OPTIMIZE__
constexpr int random_cases = 200'000;
#else
constexpr int random_cases = 20'000;
#endif

LocalDay day_of(int year, unsigned month, unsigned day) {
  return local_day_of({year, month, day}).value();
}
Instant at(const char* text) { return parse_rfc3339(text).value(); }

// The autumn of 2026 as published, and 2027 unknown.
WorkCalendar calendar_2026() {
  std::vector<WorkCalendar::SpecialDay> days;
  for (unsigned day = 1; day <= 7; ++day) {
    days.push_back({day_of(2026, 10, day), DayKind::holiday, "国庆节"});
  }
  days.push_back({day_of(2026, 10, 10), DayKind::make_up, "国庆节"});
  return {1, 2026, 2026, days};
}

TEST_CASE("a period is written and read in one spelling") {
  for (const char* text : {"1wd", "3wd", "3650wd", "24h", "87600h", "30min", "525600min", "90cd",
                           "3650cd", "same_day", "prompt"}) {
    CAPTURE(text);
    const std::optional<Period> period = parse_period(text);
    REQUIRE(period.has_value());
    CHECK(to_string(*period) == text);
    CHECK(in_range(*period));
  }
  CHECK(parse_period("3wd") == working_days(3));
  CHECK(parse_period("24h") == hours(24));
  CHECK(parse_period("30min") == minutes(30));
  CHECK(parse_period("90cd") == calendar_days(90));
  CHECK(parse_period("same_day") == same_day());
  CHECK(parse_period("prompt") == prompt());
}

TEST_CASE("a malformed period or one out of range is refused") {
  for (const char* text :
       {"",          "wd",        "0wd",       "3651wd", "0cd",  "3651cd", "0h",
        "87601h",    "0min",      "525601min", "-3wd",   "+3wd", "03wd",   "3 wd",
        " 3wd",      "3wd ",      "3WD",       "3d",     "3",    "3.5h",   "99999999999999wd",
        "same_day ", "1same_day", "Prompt",    "３wd"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text).has_value());
  }
  CHECK_FALSE(in_range({PeriodKind::working_days, 0}));
  CHECK_FALSE(in_range({PeriodKind::same_day, 1}));
  CHECK_FALSE(in_range({PeriodKind::prompt, -1}));
}

TEST_CASE("working days end at 24:00 of the last day, whatever the second of the start day") {
  const WorkCalendar calendar = calendar_2026();
  const Due expected{end_of(day_of(2026, 10, 10)), false};
  CHECK(due(working_days(3), at("2026-09-30T00:00:00+08:00"), calendar) == expected);
  CHECK(due(working_days(3), at("2026-09-30T23:59:59+08:00"), calendar) == expected);
  CHECK(due(working_days(3), at("2026-09-29T23:59:59+08:00"), calendar) ==
        Due{end_of(day_of(2026, 10, 9)), false});
  CHECK(due(working_days(3), at("2026-10-01T00:00:00+08:00"), calendar) == expected);
  CHECK(to_rfc3339(expected.due_before) == "2026-10-11T00:00:00+08:00");
}

TEST_CASE("hours and minutes run on to the second through nights and holidays") {
  const WorkCalendar calendar = calendar_2026();
  const Instant from = at("2026-11-20T17:40:07+08:00");
  CHECK(due(hours(24), from, calendar) == Due{at("2026-11-21T17:40:07+08:00"), false});
  CHECK(due(minutes(30), from, calendar) == Due{at("2026-11-20T18:10:07+08:00"), false});
  CHECK(due(hours(87'600), from, calendar)->due_before - from == 87'600LL * 3600);
  CHECK_FALSE(due(hours(24), at("2026-12-31T17:00:00+08:00"), calendar)->provisional);
}

TEST_CASE("calendar days roll to the next working day only if the last one is not") {
  const WorkCalendar calendar = calendar_2026();
  const Instant from = at("2026-09-29T09:00:00+08:00");
  CHECK(due(calendar_days(1), from, calendar) == Due{end_of(day_of(2026, 9, 30)), false});
  CHECK(due(calendar_days(2), from, calendar) == Due{end_of(day_of(2026, 10, 8)), false});
  CHECK(due(calendar_days(9), from, calendar) == Due{end_of(day_of(2026, 10, 8)), false});
  CHECK(due(calendar_days(10), from, calendar) == Due{end_of(day_of(2026, 10, 9)), false});
  CHECK(due(calendar_days(11), from, calendar) == Due{end_of(day_of(2026, 10, 10)), false});
  CHECK(due(calendar_days(12), from, calendar) == Due{end_of(day_of(2026, 10, 12)), false});
}

TEST_CASE("the same day ends at 24:00 also on a rest day, and promptly has no due time") {
  const WorkCalendar calendar = calendar_2026();
  const Due expected{end_of(day_of(2026, 10, 1)), false};
  CHECK(due(same_day(), at("2026-10-01T00:00:00+08:00"), calendar) == expected);
  CHECK(due(same_day(), at("2026-10-01T23:59:59+08:00"), calendar) == expected);
  CHECK_FALSE(due(prompt(), at("2026-10-01T00:00:00+08:00"), calendar).has_value());
}

TEST_CASE("a due day counted over an unpublished year is provisional") {
  const WorkCalendar calendar = calendar_2026();
  CHECK(due(working_days(1), at("2026-12-30T09:00:00+08:00"), calendar) ==
        Due{end_of(day_of(2026, 12, 31)), false});
  CHECK(due(working_days(2), at("2026-12-30T09:00:00+08:00"), calendar) ==
        Due{end_of(day_of(2027, 1, 4)), true});
  CHECK_FALSE(due(calendar_days(2), at("2026-12-29T09:00:00+08:00"), calendar)->provisional);
  CHECK(due(calendar_days(3), at("2026-12-29T09:00:00+08:00"), calendar) ==
        Due{end_of(day_of(2027, 1, 4)), true});
  CHECK(due(working_days(1), at("2025-12-30T09:00:00+08:00"), calendar)->provisional);
  CHECK_FALSE(due(working_days(1), at("2025-12-31T09:00:00+08:00"), calendar)->provisional);
  CHECK_FALSE(due(calendar_days(30), at("2025-12-15T09:00:00+08:00"), calendar)->provisional);
}

TEST_CASE("a period that rolls out of an unpublished year is provisional") {
  const WorkCalendar calendar(1, 2023, 2023, {{day_of(2023, 1, 2), DayKind::holiday, "元旦"}});
  CHECK(due(calendar_days(1), at("2022-12-30T09:00:00+08:00"), calendar) ==
        Due{end_of(day_of(2023, 1, 3)), true});
  CHECK(due(calendar_days(2), at("2022-12-30T09:00:00+08:00"), calendar) ==
        Due{end_of(day_of(2023, 1, 3)), false});
}

TEST_CASE("the special days explain a due day and nothing else") {
  const WorkCalendar calendar = calendar_2026();
  const Instant from = at("2026-09-30T09:00:00+08:00");
  const std::vector<CountedDay> days = special_days_of(working_days(3), from, calendar);
  REQUIRE(days.size() == 8);
  CHECK(days.front().day == day_of(2026, 10, 1));
  CHECK(days[6].kind == DayKind::holiday);
  CHECK(days.back().day == day_of(2026, 10, 10));
  CHECK(days.back().kind == DayKind::make_up);
  CHECK(special_days_of(calendar_days(1), from, calendar).size() == 7);
  CHECK(special_days_of(calendar_days(8), from, calendar).empty());
  CHECK(special_days_of(hours(240), from, calendar).empty());
  CHECK(special_days_of(same_day(), from, calendar).empty());
  CHECK(special_days_of(prompt(), from, calendar).empty());
}

TEST_CASE("every special day lies between the start and the due day, and the count adds up") {
  const WorkCalendar calendar = calendar_2026();
  const std::uint64_t seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937_64 random(seed);
  const Instant first = at("2026-01-01T00:00:00+08:00");
  for (int i = 0; i < random_cases; ++i) {
    const Instant from = first + static_cast<std::int64_t>(random() % (360 * 86'400));
    const int n = 1 + static_cast<int>(random() % 30);
    const LocalDay last = local_day(due(working_days(n), from, calendar)->due_before + -1);
    int skipped = 0;
    for (const CountedDay& day : special_days_of(working_days(n), from, calendar)) {
      if (day.kind != DayKind::make_up) ++skipped;
    }
    if (last - local_day(from) != n + skipped || !calendar.is_working(last)) {
      CAPTURE(to_rfc3339(from));
      CAPTURE(n);
      REQUIRE(last - local_day(from) == n + skipped);
      REQUIRE(calendar.is_working(last));
    }
  }
}

}  // namespace
}  // namespace liandong

// How a day is read: by its notice, by its weekday, by the law of its year.
#include "kernel/calendar.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace liandong {
namespace {

using Special = WorkCalendar::SpecialDay;

LocalDay day_of(int year, unsigned month, unsigned day) {
  return local_day_of({year, month, day}).value();
}

WorkCalendar small_calendar() {
  return {7,
          2026,
          2026,
          {{day_of(2026, 10, 10), DayKind::make_up, "国庆节"},
           {day_of(2026, 10, 1), DayKind::holiday, "国庆节"},
           {day_of(2026, 10, 2), DayKind::holiday, "国庆节"}}};
}

TEST_CASE("a day is what its notice says, else what its weekday says") {
  const WorkCalendar calendar = small_calendar();
  CHECK(calendar.version() == 7);
  CHECK(calendar.first_year() == 2026);
  CHECK(calendar.last_year() == 2026);
  CHECK(calendar.kind(day_of(2026, 9, 30)) == DayKind::working);
  CHECK(calendar.kind(day_of(2026, 10, 1)) == DayKind::holiday);
  CHECK(calendar.kind(day_of(2026, 10, 3)) == DayKind::weekend);
  CHECK(calendar.kind(day_of(2026, 10, 10)) == DayKind::make_up);
  CHECK(calendar.name(day_of(2026, 10, 1)) == "国庆节");
  CHECK(calendar.name(day_of(2026, 10, 10)) == "国庆节");
  CHECK(calendar.name(day_of(2026, 10, 3)).empty());
  CHECK(calendar.is_working(day_of(2026, 10, 10)));
  CHECK_FALSE(calendar.is_working(day_of(2026, 10, 1)));
}

TEST_CASE("only the loaded years are certain") {
  const WorkCalendar calendar = small_calendar();
  CHECK(calendar.is_provisional(day_of(2025, 12, 31)));
  CHECK_FALSE(calendar.is_provisional(day_of(2026, 1, 1)));
  CHECK_FALSE(calendar.is_provisional(day_of(2026, 12, 31)));
  CHECK(calendar.is_provisional(day_of(2027, 1, 1)));
}

TEST_CASE("years without a notice keep the fixed statutory holidays") {
  const WorkCalendar calendar = small_calendar();
  CHECK(calendar.kind(day_of(2027, 1, 1)) == DayKind::holiday);
  CHECK(calendar.name(day_of(2027, 1, 1)) == "元旦");
  CHECK(calendar.kind(day_of(2028, 5, 2)) == DayKind::holiday);
  CHECK(calendar.kind(day_of(2028, 5, 3)) == DayKind::working);
  CHECK(calendar.kind(day_of(2046, 10, 3)) == DayKind::holiday);
  CHECK(calendar.kind(day_of(2046, 12, 31)) == DayKind::working);
  CHECK(calendar.kind(day_of(2047, 1, 1)) == DayKind::working);
  CHECK(calendar.kind(day_of(2025, 1, 1)) == DayKind::working);
  // The year the notice is published for is taken as the notice gives it.
  CHECK(calendar.kind(day_of(2026, 1, 1)) == DayKind::working);
}

TEST_CASE("a provisional special day takes the place of a computed one") {
  const WorkCalendar calendar(1, 2026, 2026, {{day_of(2027, 1, 1), DayKind::holiday, "新年"}});
  CHECK(calendar.name(day_of(2027, 1, 1)) == "新年");
  CHECK(calendar.is_provisional(day_of(2027, 1, 1)));
}

TEST_CASE("the fixed holidays follow the law of their year") {
  CHECK(fixed_holidays(2007).size() == 7);
  CHECK(fixed_holidays(2008).size() == 5);
  CHECK(fixed_holidays(2024).size() == 5);
  CHECK(fixed_holidays(2025).size() == 6);
}

}  // namespace
}  // namespace liandong

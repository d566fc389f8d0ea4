// The laws of docs/clocks.md by example, one second to either side of each bound.
#include "kernel/duty_clock.hpp"

#include <doctest/doctest.h>

namespace liandong {
namespace {

LocalDay day_of(int year, unsigned month, unsigned day) {
  return local_day_of({year, month, day}).value();
}
Instant at(LocalDay day, int hour, int minute = 0, int second = 0) {
  return start_of(day) + (hour * 3600 + minute * 60 + second);
}

// Monday 2 March 2026 and the days after it; no holiday falls into these weeks.
const LocalDay monday = day_of(2026, 3, 2);
WorkCalendar plain_calendar() { return {1, 2026, 2026, {}}; }
WorkCalendar with_holiday(LocalDay day) { return {2, 2026, 2026, {{day, DayKind::holiday, "节"}}}; }
WorkCalendar with_make_up(LocalDay day) { return {2, 2026, 2026, {{day, DayKind::make_up, "节"}}}; }

Instant bound(const DutyClock& clock, const WorkCalendar& calendar = plain_calendar()) {
  const ClockReading reading = read(clock, calendar);
  REQUIRE(reading.due.has_value());
  return reading.due->due_before;
}

}  // namespace

TEST_CASE("C1 without adjustments a clock ends where its period ends") {
  for (const Period period : {working_days(5), hours(24), minutes(30), calendar_days(90)}) {
    CHECK(read({period, at(monday, 9)}, plain_calendar()).due ==
          due(period, at(monday, 9), plain_calendar()));
  }
  const ClockReading nothing = read({prompt(), at(monday, 9)}, plain_calendar());
  CHECK_FALSE(nothing.due.has_value());
  CHECK_FALSE(nothing.strict_due_before.has_value());
}

TEST_CASE("C2 a later start replaces the start, and the strict bound stays beside it") {
  const DutyClock clock{working_days(3), at(monday, 9), at(monday + 2, 9)};
  const ClockReading reading = read(clock, plain_calendar());
  CHECK(reading.from == at(monday + 2, 9));
  CHECK(reading.due->due_before == end_of(monday + 7));
  CHECK(reading.strict_due_before == end_of(monday + 3));
}

TEST_CASE("C3 an extension is counted from the last day of the time that would have ended") {
  DutyClock clock{working_days(5), at(monday, 9)};
  clock.extensions = {{at(monday + 7, 23, 59, 59), working_days(10)}};
  const ClockReading reading = read(clock, plain_calendar());
  CHECK(reading.due->due_before == end_of(monday + 21));
  CHECK(reading.strict_due_before == end_of(monday + 7));
  REQUIRE(reading.steps.size() == 2);
  CHECK(reading.steps[1].kind == ClockStepKind::extended);
  CHECK(reading.steps[1].due_before == end_of(monday + 21));
}

TEST_CASE("C3 hours are added without a break") {
  DutyClock clock{hours(24), at(monday, 9)};
  clock.extensions = {{at(monday, 10), hours(6)}};
  CHECK(bound(clock) == at(monday + 1, 15));
}

TEST_CASE("C4 a paused clock has no bound until it resumes") {
  DutyClock clock{working_days(5), at(monday, 9)};
  clock.pauses = {{at(monday + 2, 9), std::nullopt}};
  const ClockReading reading = read(clock, plain_calendar());
  CHECK_FALSE(reading.due.has_value());
  CHECK(reading.steps.back().kind == ClockStepKind::paused);
}

TEST_CASE("C4 the rest that was left is left after the resumption") {
  DutyClock clock{working_days(5), at(monday, 9)};  // until the 9th
  clock.pauses = {{at(monday + 2, 9), at(monday + 4, 9)}};
  const ClockReading reading = read(clock, plain_calendar());
  CHECK(reading.due->due_before == end_of(monday + 9));
  CHECK(reading.steps.back().rest_working_days == 3);
}

TEST_CASE("C4 hours are paused by the second") {
  DutyClock clock{hours(24), at(monday, 9)};
  clock.pauses = {{at(monday, 10), at(monday, 12, 0, 1)}};
  CHECK(bound(clock) == at(monday + 1, 11, 0, 1));
}

TEST_CASE("C5 what is over cannot be paused, what is not over by a second can") {
  DutyClock clock{working_days(1), at(monday, 9)};
  SUBCASE("a second before the bound") {
    clock.pauses = {{end_of(monday + 1) + -1, at(monday + 3, 9)}};
    CHECK(bound(clock) == end_of(monday + 3));
  }
  SUBCASE("at the bound") {
    clock.pauses = {{end_of(monday + 1), at(monday + 3, 9)}};
    CHECK(bound(clock) == end_of(monday + 1));
  }
  SUBCASE("and a pause without an end does not reopen it") {
    clock.pauses = {{end_of(monday + 1), std::nullopt}};
    CHECK(bound(clock) == end_of(monday + 1));
  }
}

TEST_CASE("C6 after a resumption at least the stated number of working days is left") {
  DutyClock clock{working_days(5), at(monday, 9)};
  clock.rest_working_days_min = 2;
  SUBCASE("two were left") {
    clock.pauses = {{at(monday + 3, 9), at(monday + 3, 10)}};
    CHECK(bound(clock) == end_of(monday + 7));
  }
  SUBCASE("one was left") {
    clock.pauses = {{at(monday + 4, 9), at(monday + 4, 10)}};
    CHECK(bound(clock) == end_of(monday + 8));
  }
}

TEST_CASE("C7 the earlier of two bounds holds") {
  DutyClock clock{working_days(3), at(monday, 9)};
  SUBCASE("24 hours end first") {
    clock.upgrades = {{at(monday + 1, 9), hours(24)}};
    const ClockReading reading = read(clock, plain_calendar());
    CHECK(reading.due->due_before == at(monday + 2, 9));
    CHECK(reading.from == at(monday + 1, 9));
    CHECK(reading.period == hours(24));
  }
  SUBCASE("three working days end first") {
    clock.upgrades = {{at(monday + 3, 9), hours(24)}};
    CHECK(bound(clock) == end_of(monday + 3));
    CHECK(read(clock, plain_calendar()).period == working_days(3));
  }
  SUBCASE("an upgrade before the approved start runs from that start") {
    clock.later_start_at = at(monday + 1, 12);
    clock.upgrades = {{at(monday, 9), hours(24)}};
    CHECK(bound(clock) == at(monday + 2, 12));
  }
  SUBCASE("time granted before the upgrade belongs to the longer period only") {
    clock.extensions = {{at(monday, 10), working_days(5)}};
    clock.upgrades = {{at(monday + 1, 9), hours(24)}};
    CHECK(bound(clock) == at(monday + 2, 9));
  }
}

TEST_CASE("C8 pauses that overlap stop the clock once") {
  DutyClock once{working_days(5), at(monday, 9)};
  once.pauses = {{at(monday + 1, 9), at(monday + 4, 9)}};
  DutyClock twice{working_days(5), at(monday, 9)};
  twice.pauses = {{at(monday + 2, 9), at(monday + 4, 9)}, {at(monday + 1, 9), at(monday + 3, 9)}};
  CHECK(bound(twice) == bound(once));
}

TEST_CASE("C9 another calendar moves what is not yet counted, and only that") {
  const DutyClock clock{working_days(3), at(monday, 9)};
  CHECK(bound(clock, with_holiday(monday + 2)) == end_of(monday + 4));
  CHECK(bound(clock, with_holiday(monday + 7)) == end_of(monday + 3));
  const DutyClock over_weekend{working_days(5), at(monday, 9)};
  CHECK(bound(over_weekend, with_make_up(monday + 5)) == end_of(monday + 5));
}

// Five working days end on the 9th of March, ten calendar days more on Thursday the 19th.
TEST_CASE("C10 calendar days granted and then paused: what is left counts in working days") {
  DutyClock clock{working_days(5), at(monday, 9)};
  clock.extensions = {{at(monday + 1, 9), calendar_days(10)}};
  SUBCASE("a make-up day on the day of resumption makes one day more left, which it does not use") {
    const LocalDay saturday = monday + 12;
    clock.pauses = {{at(saturday + -1, 9), at(saturday, 9)}};
    CHECK(bound(clock) == end_of(monday + 17));
    CHECK(bound(clock, with_make_up(saturday)) == end_of(monday + 18));
  }
  SUBCASE("a holiday on the day of resumption makes one day less left, which it had not used") {
    const LocalDay resumption = monday + 14;
    clock.pauses = {{at(resumption + -3, 9), at(resumption, 9)}};
    CHECK(bound(clock) == end_of(monday + 18));
    CHECK(bound(clock, with_holiday(resumption)) == end_of(monday + 17));
  }
}

TEST_CASE("a duty without a bound that gets one, and one that gets a nearer one, move earlier") {
  CHECK(is_earlier(Instant{9}, Instant{10}));
  CHECK_FALSE(is_earlier(Instant{10}, Instant{10}));
  CHECK_FALSE(is_earlier(Instant{11}, Instant{10}));
  CHECK(is_earlier(Instant{11}, std::nullopt));
  CHECK_FALSE(is_earlier(std::nullopt, Instant{10}));
}

TEST_CASE("a clock fills the due time of a legal duty and the target of an internal one") {
  DutyClock clock{working_days(3), at(monday, 9)};
  clock.extensions = {{at(monday, 10), working_days(2)}};
  const WorkCalendar calendar = plain_calendar();
  const Obligation legal =
      clocked_obligation("reply", "reply", "3.5.1-b", Basis::notice, clock, calendar);
  CHECK(legal.due_before == end_of(monday + 7));
  CHECK(legal.strict_due_before == end_of(monday + 3));
  CHECK_FALSE(legal.target_before.has_value());
  const Obligation internal =
      clocked_obligation("reply", "reply", "3.5.1-b", Basis::internal, clock, calendar);
  CHECK(internal.target_before == end_of(monday + 7));
  CHECK_FALSE(internal.due_before.has_value());
  CHECK_FALSE(internal.strict_due_before.has_value());
}

TEST_CASE(
    "a due time over an unpublished year is provisional, also after an extension or a pause") {
  const Instant december = at(day_of(2026, 12, 28), 9);
  DutyClock clock{working_days(2), december};
  CHECK_FALSE(read(clock, plain_calendar()).due->provisional);
  DutyClock extended = clock;
  extended.extensions = {{december, working_days(5)}};
  CHECK(read(extended, plain_calendar()).due->provisional);
  DutyClock paused = clock;
  paused.pauses = {{december, at(day_of(2027, 1, 4), 9)}};
  CHECK(read(paused, plain_calendar()).due->provisional);
}

}  // namespace liandong

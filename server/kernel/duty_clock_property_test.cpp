// The laws of docs/clocks.md on random clocks and calendars. Each prints its seed; LIANDONG_SEED
// runs a seed again.
#include "kernel/duty_clock.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <ostream>
#include <random>
#include <string>

namespace liandong {

// How a counterexample is shown.
static void showValue(Instant at, std::ostream& out) { out << to_rfc3339(at); }
static void showValue(Period period, std::ostream& out) { out << to_string(period); }
static void showValue(const DutyClock::Pause& pause, std::ostream& out) {
  out << to_rfc3339(pause.paused_at) << " until "
      << (pause.resumed_at ? to_rfc3339(*pause.resumed_at) : "further notice");
}
static void showValue(const DutyClock::Extension& extension, std::ostream& out) {
  out << to_string(extension.amount) << " at " << to_rfc3339(extension.announced_at);
}

namespace {

constexpr int cases_per_law = 4'000;
constexpr std::int32_t first_day = 20'454;  // 2026-01-01
constexpr std::int32_t days_known = 365;

std::uint64_t seed_of_run() {
  const char* given = std::getenv("LIANDONG_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

template <class Law>
void holds(const std::string& name, Law law) {
  rc::detail::TestParams params;
  params.seed = seed_of_run();
  params.maxSuccess = cases_per_law;
  MESSAGE(name << ": seed " << params.seed);
  rc::detail::TestMetadata about;
  about.id = name;
  const auto result = rc::detail::checkTestable(law, about, params);
  if (!result.template is<rc::detail::SuccessResult>()) {
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << '\n';
  }
  CHECK(result.template is<rc::detail::SuccessResult>());
}

// Half of the weekdays near the clock may be holidays, half of the weekend days made up.
struct Days {
  std::vector<WorkCalendar::SpecialDay> special;
  [[nodiscard]] WorkCalendar calendar() const { return {1, 2026, 2026, special}; }
};

void showValue(const Days& days, std::ostream& out) {
  for (const auto& day : days.special) {
    out << to_iso_date(day.day) << (day.kind == DayKind::holiday ? " free, " : " working, ");
  }
}

bool is_weekend(LocalDay day) { return weekday(day) == 0 || weekday(day) == 6; }

rc::Gen<Days> any_days() {
  return rc::gen::map(rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 120)),
                      [](const auto& offsets) {
                        std::vector<int> sorted = offsets;
                        std::sort(sorted.begin(), sorted.end());
                        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
                        Days days;
                        for (std::size_t i = 0; i < sorted.size(); ++i) {
                          const LocalDay day{first_day + sorted[i]};
                          if (i % 3 == 0) continue;
                          days.special.push_back(
                              {day, is_weekend(day) ? DayKind::make_up : DayKind::holiday, "节"});
                        }
                        return days;
                      });
}

rc::Gen<Instant> any_instant() {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 90 * seconds_per_day),
                      [](std::int64_t s) { return start_of(LocalDay{first_day}) + s; });
}

rc::Gen<Period> day_period() {
  return rc::gen::oneOf(rc::gen::map(rc::gen::inRange(1, 16), working_days),
                        rc::gen::map(rc::gen::inRange(1, 40), calendar_days),
                        rc::gen::just(same_day()));
}

rc::Gen<Period> any_period() {
  return rc::gen::oneOf(day_period(), rc::gen::map(rc::gen::inRange(1, 400), hours));
}

rc::Gen<DutyClock::Pause> any_pause() {
  return rc::gen::map(rc::gen::pair(any_instant(), rc::gen::inRange<std::int64_t>(0, 1'000'000)),
                      [](const auto& pair) {
                        return DutyClock::Pause{pair.first, pair.first + pair.second};
                      });
}

rc::Gen<DutyClock::Extension> any_extension() {
  return rc::gen::map(rc::gen::pair(any_instant(), any_period()), [](const auto& pair) {
    return DutyClock::Extension{pair.first, pair.second};
  });
}

DutyClock any_clock() {
  DutyClock clock{*any_period(), *any_instant()};
  if (*rc::gen::inRange(0, 3) == 0)
    clock.later_start_at = clock.started_at + *rc::gen::inRange(0, 500'000);
  if (*rc::gen::inRange(0, 3) == 0) clock.upgrades.push_back({*any_instant(), hours(24)});
  clock.extensions =
      *rc::gen::resize(4, rc::gen::container<std::vector<DutyClock::Extension>>(any_extension()));
  clock.pauses =
      *rc::gen::resize(4, rc::gen::container<std::vector<DutyClock::Pause>>(any_pause()));
  clock.rest_working_days_min = *rc::gen::element(0, 0, 2);
  return clock;
}

// Far future for a clock without a bound, so that "later" can be said of it.
Instant bound(const ClockReading& reading) {
  return reading.due ? reading.due->due_before : Instant{std::int64_t{1} << 40};
}
Instant bound(const DutyClock& clock, const WorkCalendar& calendar) {
  return bound(read(clock, calendar));
}

// What is left at a pause is counted in working days, what was granted in calendar days is not: a
// day that changes its kind while such a clock stands still changes what is left, not the bound.
bool mixes_days_across_pause(const DutyClock& clock) {
  const auto calendar_days_granted = std::any_of(
      clock.extensions.begin(), clock.extensions.end(),
      [](const auto& extension) { return extension.amount.kind == PeriodKind::calendar_days; });
  return calendar_days_granted && !clock.pauses.empty();
}

TEST_CASE("C10 a holiday more never makes a due date earlier, a make-up day more never later") {
  holds("C10", [] {
    const Days days = *any_days();
    const LocalDay extra{first_day + *rc::gen::inRange(0, 200)};
    const WorkCalendar before = days.calendar();
    const DayKind kind = before.kind(extra);
    RC_PRE(kind == DayKind::working || kind == DayKind::weekend);
    const bool holiday = kind == DayKind::working;
    Days more = days;
    more.special.push_back({extra, holiday ? DayKind::holiday : DayKind::make_up, "节"});
    const DutyClock clock = any_clock();
    RC_PRE(!mixes_days_across_pause(clock));
    const Instant old = bound(clock, before);
    const Instant moved = bound(clock, more.calendar());
    RC_CLASSIFY(old != moved);
    RC_ASSERT((holiday ? moved >= old : moved <= old));
  });
}

TEST_CASE("C11 the order in which acts were entered never matters") {
  holds("C11", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock = any_clock();
    const ClockReading first = read(clock, calendar);
    std::reverse(clock.extensions.begin(), clock.extensions.end());
    std::reverse(clock.pauses.begin(), clock.pauses.end());
    if (clock.pauses.size() > 2) std::swap(clock.pauses[0], clock.pauses[1]);
    if (clock.extensions.size() > 2) std::swap(clock.extensions[0], clock.extensions[1]);
    const ClockReading second = read(clock, calendar);
    RC_ASSERT(first.due == second.due);
    RC_ASSERT(first.steps == second.steps);
  });
}

TEST_CASE("C12 pausing and granting time commute on working days while no least rest is needed") {
  holds("C12", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock{working_days(*rc::gen::inRange(1, 16)), *any_instant()};
    const Instant plain = bound(clock, calendar);
    const Instant paused_at{*rc::gen::inRange(clock.started_at.seconds, plain.seconds)};
    const Instant resumed_at = paused_at + *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const Period more = working_days(*rc::gen::inRange(1, 16));
    RC_PRE(calendar.working_days_between(local_day(paused_at), local_day(plain + -1)) > 0);
    clock.pauses = {{paused_at, resumed_at}};
    clock.extensions = {{clock.started_at, more}};
    const Instant before = bound(clock, calendar);
    clock.extensions = {{resumed_at, more}};
    RC_ASSERT(before == bound(clock, calendar));
  });
}

TEST_CASE("C13 a pause that ends on the day it began changes nothing but for the least rest") {
  holds("C13", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock{*day_period(), *any_instant()};
    clock.extensions = *rc::gen::resize(
        3, rc::gen::container<std::vector<DutyClock::Extension>>(rc::gen::map(
               rc::gen::pair(any_instant(), rc::gen::inRange(1, 10)), [](const auto& pair) {
                 return DutyClock::Extension{pair.first, working_days(pair.second)};
               })));
    const Instant plain = bound(clock, calendar);
    const Instant paused_at = *any_instant();
    const std::int64_t left = end_of(local_day(paused_at)) - paused_at;
    const Instant resumed_at = paused_at + *rc::gen::inRange<std::int64_t>(0, left);
    clock.pauses = {{paused_at, resumed_at}};
    RC_CLASSIFY(paused_at >= clock.started_at && paused_at < plain);
    RC_ASSERT(bound(clock, calendar) == plain);
    clock.rest_working_days_min = 2;
    const Instant least = end_of(calendar.add_working_days(local_day(resumed_at), 2));
    RC_ASSERT(bound(clock, calendar) == plain || bound(clock, calendar) >= least);
  });
}

TEST_CASE("C13 a pause of no length changes nothing on an hour clock") {
  holds("C13 hours", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock = any_clock();
    clock.period = hours(*rc::gen::inRange(1, 400));
    clock.pauses.clear();
    clock.rest_working_days_min = 0;
    const Instant plain = bound(clock, calendar);
    const Instant moment = *any_instant();
    clock.pauses = {{moment, moment}};
    RC_ASSERT(bound(clock, calendar) == plain);
  });
}

TEST_CASE("C14 an extension is counted from the old due day, whatever led there") {
  holds("C14", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock = any_clock();
    clock.upgrades.clear();
    const ClockReading old = read(clock, calendar);
    RC_PRE(old.due.has_value());
    const int n = *rc::gen::inRange(1, 16);
    // Announced after everything else that happened.
    clock.extensions.push_back({start_of(LocalDay{first_day + days_known}), working_days(n)});
    const LocalDay last = local_day(old.due->due_before + -1);
    RC_ASSERT(bound(clock, calendar) == end_of(calendar.add_working_days(last, n)));
  });
}

TEST_CASE("C15 reading is idempotent, and reading by another calendar in between leaves no trace") {
  holds("C15", [] {
    const DutyClock clock = any_clock();
    const WorkCalendar calendar = (*any_days()).calendar();
    const WorkCalendar other = (*any_days()).calendar();
    const ClockReading first = read(clock, calendar);
    const ClockReading between = read(clock, other);
    const ClockReading again = read(clock, calendar);
    RC_CLASSIFY(between.due != first.due);
    RC_ASSERT(first.due == again.due);
    RC_ASSERT(first.steps == again.steps);
    RC_ASSERT(first.strict_due_before == again.strict_due_before);
  });
}

TEST_CASE("C16 after a resumption the least rest is there, for every kind of period") {
  holds("C16", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock{*any_period(), *any_instant()};
    clock.rest_working_days_min = *rc::gen::inRange(1, 6);
    const Instant plain = bound(clock, calendar);
    const Instant paused_at{*rc::gen::inRange(clock.started_at.seconds, plain.seconds)};
    const Instant resumed_at = paused_at + *rc::gen::inRange<std::int64_t>(0, 3'000'000);
    clock.pauses = {{paused_at, resumed_at}};
    const int rest = clock.rest_working_days_min;
    RC_ASSERT(bound(clock, calendar) >=
              end_of(calendar.add_working_days(local_day(resumed_at), rest)));
  });
}

TEST_CASE("C17 pauses and grants never shorten a clock, an upgrade never lengthens one") {
  holds("C17", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    const DutyClock clock = any_clock();
    DutyClock bare = clock;
    bare.pauses.clear();
    RC_ASSERT(bound(clock, calendar) >= bound(bare, calendar));
    bare = clock;
    bare.extensions.clear();
    bare.pauses.clear();
    bare.later_start_at.reset();
    RC_ASSERT(bound(clock, calendar) >= bound(bare, calendar));
    bare = clock;
    bare.upgrades.clear();
    RC_ASSERT(bound(clock, calendar) <= bound(bare, calendar));
    const ClockReading reading = read(clock, calendar);
    if (reading.strict_due_before) RC_ASSERT(*reading.strict_due_before <= bound(reading));
  });
}

TEST_CASE("C18 two pauses that meet are one") {
  holds("C18", [] {
    const WorkCalendar calendar = (*any_days()).calendar();
    DutyClock clock{*any_period(), *any_instant()};
    clock.rest_working_days_min = *rc::gen::inRange(1, 4);
    const Instant plain = bound(clock, calendar);
    const Instant from{*rc::gen::inRange(clock.started_at.seconds, plain.seconds)};
    const Instant middle = from + *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const Instant end = middle + *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    clock.pauses = {{from, end}};
    const Instant once = bound(clock, calendar);
    clock.pauses = {{from, middle}, {middle, end}};
    RC_ASSERT(bound(clock, calendar) >= once);
    if (clock.period.kind == PeriodKind::working_days) RC_ASSERT(bound(clock, calendar) == once);
  });
}

}  // namespace
}  // namespace liandong

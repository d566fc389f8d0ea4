// The fast arithmetic is compared with a slow oracle that walks day by day over std::chrono dates
// and knows nothing of prefix counts; the vectors with real notices are in
// infra/calendar_files/vectors_test.cpp.
#include "kernel/calendar.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <random>

namespace liandong {
namespace {

using Special = WorkCalendar::SpecialDay;

// An unoptimised build is slower by an order of magnitude; the full count runs in release.
#ifdef __OPTIMIZE__
constexpr int random_cases = 1'000'000;
constexpr int property_cases = 20'000;
#else
constexpr int random_cases = 60'000;
constexpr int property_cases = 2'000;
#endif

LocalDay day_of(int year, unsigned month, unsigned day) {
  return local_day_of({year, month, day}).value();
}

class SlowCalendar {
 public:
  SlowCalendar(int last_year, const std::vector<Special>& special_days) : last_year_(last_year) {
    for (const Special& special : special_days) {
      working_[std::chrono::sys_days{std::chrono::days{special.day.number}}] =
          special.kind == DayKind::make_up;
    }
  }

  bool works(std::chrono::sys_days day) const {
    const auto listed = working_.find(day);
    if (listed != working_.end()) return listed->second;
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    if (year > last_year_ && year <= last_year_ + WorkCalendar::computed_years) {
      const auto month = static_cast<unsigned>(date.month());
      const auto of_month = static_cast<unsigned>(date.day());
      if (month == 1 && of_month == 1) return false;
      if (month == 5 && (of_month == 1 || of_month == 2)) return false;
      if (month == 10 && of_month <= 3) return false;
    }
    const std::chrono::weekday of_week{day};
    return of_week != std::chrono::Saturday && of_week != std::chrono::Sunday;
  }

  int nth_after(int day, int n) const {
    std::chrono::sys_days at{std::chrono::days{day}};
    while (n > 0) {
      at += std::chrono::days{1};
      if (works(at)) --n;
    }
    return static_cast<int>(at.time_since_epoch().count());
  }

 private:
  int last_year_;
  std::map<std::chrono::sys_days, bool> working_;
};

std::vector<Special> random_special_days(std::mt19937_64& random, int first_year, int last_year) {
  std::vector<Special> days;
  const LocalDay first = day_of(first_year, 1, 1) + -7;
  const LocalDay last = day_of(last_year + 1, 12, 31);
  for (LocalDay day = first; day <= last; day = day + 1) {
    const auto roll = random() % 100;
    const bool weekend = weekday(day) == 0 || weekday(day) == 6;
    if (roll < 6) days.push_back({day, DayKind::holiday, "节"});
    if (weekend && roll > 90) days.push_back({day, DayKind::make_up, "节"});
  }
  return days;
}

WorkCalendar small_calendar() {
  return {7,
          2026,
          2026,
          {{day_of(2026, 10, 10), DayKind::make_up, "国庆节"},
           {day_of(2026, 10, 1), DayKind::holiday, "国庆节"},
           {day_of(2026, 10, 2), DayKind::holiday, "国庆节"}}};
}

TEST_CASE("working-day arithmetic equals the slow oracle on random calendars") {
  const std::uint64_t fresh_seed = std::random_device{}();
  for (const std::uint64_t seed : {std::uint64_t{20'261'122}, fresh_seed}) {
    MESSAGE("seed " << seed);
    std::mt19937_64 random(seed);
    const std::vector<Special> special_days = random_special_days(random, 2020, 2026);
    const WorkCalendar calendar(1, 2020, 2026, special_days);
    const SlowCalendar oracle(2026, special_days);
    const int first = day_of(2019, 6, 1).number;
    const int span = day_of(2027, 12, 1).number - first;
    for (int i = 0; i < random_cases / 2; ++i) {
      const LocalDay day{first + static_cast<int>(random() % static_cast<unsigned>(span))};
      const int n = 1 + static_cast<int>(random() % (random() % 64 == 0 ? 300 : 12));
      const LocalDay expected{oracle.nth_after(day.number, n)};
      const LocalDay counted = calendar.add_working_days(day, n);
      if (counted != expected || calendar.working_days_between(day, counted) != n ||
          calendar.working_days_between(counted, day) != -n ||
          calendar.working_days_between(day, counted + -1) != n - 1) {
        CAPTURE(to_iso_date(day));
        CAPTURE(n);
        REQUIRE(to_iso_date(counted) == to_iso_date(expected));
        REQUIRE(calendar.working_days_between(day, counted) == n);
        REQUIRE(calendar.working_days_between(counted, day) == -n);
        REQUIRE(calendar.working_days_between(day, counted + -1) == n - 1);
      }
    }
  }
}

TEST_CASE("working-day arithmetic crosses both ends of the table") {
  const WorkCalendar calendar = small_calendar();
  const SlowCalendar oracle(2026, {{day_of(2026, 10, 10), DayKind::make_up, ""},
                                   {day_of(2026, 10, 1), DayKind::holiday, ""},
                                   {day_of(2026, 10, 2), DayKind::holiday, ""}});
  for (const LocalDay edge : {day_of(2025, 12, 31), day_of(2046, 12, 31), LocalDay{0}}) {
    for (std::int32_t offset = -30; offset <= 30; ++offset) {
      for (const int n : {1, 2, 4, 5, 6, 7, 23, 261}) {
        const LocalDay day = edge + offset;
        CAPTURE(to_iso_date(day));
        const LocalDay counted = calendar.add_working_days(day, n);
        REQUIRE(counted == LocalDay{oracle.nth_after(day.number, n)});
        REQUIRE(calendar.working_days_between(day, counted) == n);
      }
    }
  }
  const LocalDay before = day_of(1990, 6, 1);
  const int n = calendar.working_days_between(before, day_of(2090, 6, 1));
  CHECK(calendar.add_working_days(before, n) == LocalDay{oracle.nth_after(before.number, n)});
}

TEST_CASE("rolling forward gives the first working day that is not earlier, and is idempotent") {
  const WorkCalendar calendar = small_calendar();
  for (LocalDay day = day_of(2025, 11, 1); day < day_of(2027, 3, 1); day = day + 1) {
    const LocalDay rolled = calendar.roll_forward(day);
    REQUIRE(calendar.is_working(rolled));
    REQUIRE(calendar.roll_forward(rolled) == rolled);
    REQUIRE(rolled >= day);
    for (LocalDay skipped = day; skipped < rolled; skipped = skipped + 1) {
      REQUIRE_FALSE(calendar.is_working(skipped));
    }
  }
}

TEST_CASE("more holidays never bring a due day forward, more make-up days never put it off") {
  const std::uint64_t seed = std::random_device{}();
  MESSAGE("seed " << seed);
  std::mt19937_64 random(seed);
  const std::vector<Special> special_days = random_special_days(random, 2024, 2025);
  const WorkCalendar calendar(1, 2024, 2025, special_days);
  const LocalDay first = day_of(2024, 1, 1);
  int changed = 0;
  for (int i = 0; i < property_cases / 40; ++i) {
    std::vector<Special> with_one_more = special_days;
    const LocalDay extra = first + static_cast<std::int32_t>(random() % 700);
    const bool add_holiday = calendar.kind(extra) == DayKind::working;
    if (!add_holiday && calendar.kind(extra) != DayKind::weekend) continue;
    with_one_more.push_back({extra, add_holiday ? DayKind::holiday : DayKind::make_up, ""});
    const WorkCalendar changed_calendar(2, 2024, 2025, with_one_more);
    for (int j = 0; j < 40; ++j) {
      const LocalDay day = extra + -static_cast<std::int32_t>(random() % 20);
      const int n = 1 + static_cast<int>(random() % 20);
      const LocalDay before = calendar.add_working_days(day, n);
      const LocalDay after = changed_calendar.add_working_days(day, n);
      if (add_holiday) REQUIRE(after >= before);
      if (!add_holiday) REQUIRE(after <= before);
      if (after != before) ++changed;
    }
  }
  CHECK(changed > 0);
}

TEST_CASE("a later start never gives an earlier due day") {
  const WorkCalendar calendar = small_calendar();
  for (const int n : {1, 3, 5, 10, 90}) {
    LocalDay previous = calendar.add_working_days(day_of(2025, 6, 1), n);
    for (LocalDay day = day_of(2025, 6, 2); day < day_of(2027, 6, 1); day = day + 1) {
      const LocalDay due = calendar.add_working_days(day, n);
      REQUIRE(due >= previous);
      previous = due;
    }
  }
}

}  // namespace
}  // namespace liandong

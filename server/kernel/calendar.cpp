#include "kernel/calendar.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <utility>

namespace liandong {
namespace {

bool is_weekend(LocalDay day) {
  const unsigned of_week = weekday(day);
  return of_week == 0 || of_week == 6;
}

LocalDay first_of(int year) {
  const std::optional<LocalDay> day = local_day_of({year, 1, 1});
  LIANDONG_CHECK(day.has_value());
  return *day;
}

// Mondays to Fridays up to and including the day, counted from a fixed Monday.
std::int64_t weekdays_until(LocalDay day) {
  const std::int64_t since_monday = std::int64_t{day.number} + 3;  // 1969-12-29 was a Monday
  const std::int64_t week = since_monday >= 0 ? since_monday / 7 : -((-since_monday + 6) / 7);
  return 5 * week + std::min<std::int64_t>(since_monday - 7 * week + 1, 5);
}

// The Monday to Friday up to and including which there are `count` of them.
LocalDay weekday_at(std::int64_t count) {
  const std::int64_t before = count - 1;
  const std::int64_t week = before >= 0 ? before / 5 : -((-before + 4) / 5);
  return {static_cast<std::int32_t>(7 * week + (before - 5 * week) - 3)};
}

bool earlier(const WorkCalendar::SpecialDay& a, const WorkCalendar::SpecialDay& b) {
  return a.day < b.day;
}

}  // namespace

std::vector<FixedHoliday> fixed_holidays(int year) {
  std::vector<FixedHoliday> days{{1, 1, "元旦"}, {5, 1, "劳动节"}};
  if (year < 2008 || year >= 2025) days.push_back({5, 2, "劳动节"});
  if (year < 2008) days.push_back({5, 3, "劳动节"});
  for (const unsigned day : {1U, 2U, 3U}) days.push_back({10, day, "国庆节"});
  return days;
}

WorkCalendar::WorkCalendar(std::uint32_t version, int first_year, int last_year,
                           std::vector<SpecialDay> special_days)
    : version_(version),
      first_year_(first_year),
      last_year_(last_year),
      special_(std::move(special_days)) {
  LIANDONG_CHECK(1970 <= first_year && first_year <= last_year && last_year <= 9900);
  first_published_ = first_of(first_year);
  last_published_ = first_of(last_year + 1) + -1;
  add_computed_holidays();
  first_day_ = std::min(first_published_, special_.front().day);
  fill_table(first_of(last_year + computed_years + 1) + -1);
}

// A year without a notice still has the days the law itself names; their compensating days are
// unknown and stay out.
void WorkCalendar::add_computed_holidays() {
  std::sort(special_.begin(), special_.end(), earlier);
  std::vector<SpecialDay> computed;
  for (int year = last_year_ + 1; year <= last_year_ + computed_years; ++year) {
    for (const FixedHoliday& holiday : fixed_holidays(year)) {
      const SpecialDay special{*local_day_of({year, holiday.month, holiday.day}), DayKind::holiday,
                               std::string(holiday.name)};
      if (!std::binary_search(special_.begin(), special_.end(), special, earlier)) {
        computed.push_back(special);
      }
    }
  }
  special_.insert(special_.end(), computed.begin(), computed.end());
  std::sort(special_.begin(), special_.end(), earlier);
}

void WorkCalendar::fill_table(LocalDay last_day) {
  last_day_ = last_day;
  LIANDONG_CHECK(first_day_ >= first_of(first_year_ - 1));
  LIANDONG_CHECK(special_.back().day <= last_day_);
  const auto size = static_cast<std::size_t>(last_day_ - first_day_ + 1);
  kinds_.reserve(size);
  ranks_.reserve(size);
  auto special = special_.begin();
  for (LocalDay day = first_day_; day <= last_day_; day = day + 1) {
    DayKind kind = is_weekend(day) ? DayKind::weekend : DayKind::working;
    if (special != special_.end() && special->day == day) {
      kind = special->kind;
      LIANDONG_CHECK(kind == DayKind::holiday || kind == DayKind::make_up);
      ++special;
    }
    kinds_.push_back(kind);
    if (kind == DayKind::working || kind == DayKind::make_up) working_days_.push_back(day);
    ranks_.push_back(static_cast<std::int32_t>(working_days_.size()));
  }
  LIANDONG_CHECK(special == special_.end());  // a day given twice would be left over
}

bool WorkCalendar::in_table(LocalDay day) const { return first_day_ <= day && day <= last_day_; }

DayKind WorkCalendar::kind(LocalDay day) const {
  if (in_table(day)) return kinds_[static_cast<std::size_t>(day - first_day_)];
  return is_weekend(day) ? DayKind::weekend : DayKind::working;
}

bool WorkCalendar::is_working(LocalDay day) const {
  const DayKind of_day = kind(day);
  return of_day == DayKind::working || of_day == DayKind::make_up;
}

bool WorkCalendar::is_provisional(LocalDay day) const {
  return day < first_published_ || last_published_ < day;
}

std::string_view WorkCalendar::name(LocalDay day) const {
  const auto found = std::lower_bound(
      special_.begin(), special_.end(), day,
      [](const SpecialDay& special, LocalDay sought) { return special.day < sought; });
  if (found == special_.end() || found->day != day) return {};
  return found->name;
}

// Numbers the working days of all time so that the first one of the table has rank 1. Outside the
// table plain weeks continue the numbering on both sides.
std::int64_t WorkCalendar::rank(LocalDay day) const {
  if (in_table(day)) return ranks_[static_cast<std::size_t>(day - first_day_)];
  if (day < first_day_) return weekdays_until(day) - weekdays_until(first_day_ + -1);
  return static_cast<std::int64_t>(working_days_.size()) + weekdays_until(day) -
         weekdays_until(last_day_);
}

LocalDay WorkCalendar::working_day(std::int64_t rank) const {
  const auto in_table_count = static_cast<std::int64_t>(working_days_.size());
  if (rank < 1) return weekday_at(weekdays_until(first_day_ + -1) + rank);
  if (rank <= in_table_count) return working_days_[static_cast<std::size_t>(rank - 1)];
  return weekday_at(weekdays_until(last_day_) + rank - in_table_count);
}

LocalDay WorkCalendar::add_working_days(LocalDay day, int n) const {
  LIANDONG_CHECK(n >= 1);
  return working_day(rank(day) + n);
}

LocalDay WorkCalendar::roll_forward(LocalDay day) const {
  return is_working(day) ? day : working_day(rank(day) + 1);
}

int WorkCalendar::working_days_between(LocalDay from, LocalDay to) const {
  return static_cast<int>(rank(to) - rank(from));
}

}  // namespace liandong

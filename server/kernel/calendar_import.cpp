#include "kernel/calendar_import.hpp"

#include "kernel/check.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace liandong {
namespace {

constexpr int year_min = 1999;
constexpr int year_max = 2200;
constexpr std::size_t years_max = 200;
constexpr std::size_t rows_max = 80;
constexpr std::size_t name_bytes_max = 120;
constexpr int holidays_max = 45;
constexpr int make_up_days_max = 15;
constexpr int working_days_min = 240;
constexpr int working_days_max = 256;
constexpr unsigned december_first_day = 25;

using Issues = std::vector<CalendarIssue>;

// Names as the notices write them, and how many days the law gives (全国年节及纪念日放假办法).
struct MovableHoliday {
  std::string_view name;
  int since;
  int days;
};
constexpr MovableHoliday movable_holidays[] = {
    {"春节", 1999, 3}, {"春节", 2025, 4}, {"清明", 2008, 1}, {"端午", 2008, 1}, {"中秋", 2008, 1}};

struct Place {
  DayKind kind;
  int row;
};

// Walks the years once; what is found wrong is collected, not thrown.
class Checker {
 public:
  explicit Checker(const std::vector<CalendarYear>& years) {
    for (const CalendarYear& year : years) years_.push_back(&year);
    std::sort(years_.begin(), years_.end(),
              [](const CalendarYear* a, const CalendarYear* b) { return a->year < b->year; });
  }

  void check() {
    check_sequence();
    if (!errors.empty()) return;
    for (const CalendarYear* year : years_) {
      const std::size_t errors_before = errors.size();
      check_rows(*year);
      if (errors.size() == errors_before) check_counts(*year);
    }
  }

  Issues errors;
  Issues warnings;
  std::vector<WorkCalendar::SpecialDay> special_days;
  int first_published = 0;
  int last_published = 0;

 private:
  void check_sequence();
  void check_provisional(const CalendarYear& year);
  void check_rows(const CalendarYear& year);
  void check_row(const CalendarYear& year, int number, const CalendarRow& row);
  void check_counts(const CalendarYear& year);

  void error(CalendarIssueKind kind, int year, int row = 0, std::int64_t number = 0,
             std::string subject = {}) {
    errors.push_back({kind, year, row, number, std::move(subject)});
  }

  std::vector<const CalendarYear*> years_;
  std::map<LocalDay, Place> seen_;
};

void Checker::check_sequence() {
  if (years_.size() > years_max) {
    return error(CalendarIssueKind::too_many_years, 0, 0, std::int64_t{years_max});
  }
  int previous = 0;
  for (const CalendarYear* year : years_) {
    if (year->year < year_min || year->year > year_max) {
      error(CalendarIssueKind::year_out_of_range, year->year);
      continue;
    }
    if (year->year == previous) error(CalendarIssueKind::year_twice, year->year);
    previous = year->year;
    if (year->provisional) continue;
    if (first_published == 0) first_published = year->year;
    if (last_published != 0) {
      for (int absent = last_published + 1; absent < year->year; ++absent) {
        error(CalendarIssueKind::year_missing, absent);
      }
    }
    last_published = year->year;
  }
  if (first_published == 0) return error(CalendarIssueKind::no_published_year, 0);
  for (const CalendarYear* year : years_) check_provisional(*year);
}

void Checker::check_provisional(const CalendarYear& year) {
  if (!year.provisional) return;
  if (year.year <= last_published || year.year > last_published + WorkCalendar::computed_years) {
    error(CalendarIssueKind::provisional_year_misplaced, year.year);
  }
}

void Checker::check_rows(const CalendarYear& year) {
  if (year.sources.empty()) error(CalendarIssueKind::source_missing, year.year);
  if (year.rows.size() > rows_max) {
    return error(CalendarIssueKind::too_many_rows, year.year, 0, std::int64_t{rows_max});
  }
  int number = 0;
  for (const CalendarRow& row : year.rows) check_row(year, ++number, row);
}

void Checker::check_row(const CalendarYear& year, int number, const CalendarRow& row) {
  if (row.name.empty() || row.name.size() > name_bytes_max) {
    error(CalendarIssueKind::name_missing, year.year, number);
  }
  if (row.kind != DayKind::holiday && row.kind != DayKind::make_up) {
    return error(CalendarIssueKind::kind_not_special, year.year, number);
  }
  const std::optional<LocalDay> day = parse_iso_date(row.date);
  if (!day) return error(CalendarIssueKind::date_malformed, year.year, number);
  const YearMonthDay date = civil(*day);
  const bool december_before =
      date >= YearMonthDay{year.year - 1, 12, december_first_day} && date.year == year.year - 1;
  if (date.year != year.year && !december_before) {
    return error(CalendarIssueKind::date_outside_year, year.year, number);
  }
  const auto [place, is_new] = seen_.try_emplace(*day, Place{row.kind, number});
  if (!is_new) {
    return error(place->second.kind == row.kind ? CalendarIssueKind::date_twice
                                                : CalendarIssueKind::holiday_and_make_up,
                 year.year, number, place->second.row, row.date);
  }
  special_days.push_back({*day, row.kind, row.name});
  if (row.kind != DayKind::make_up) return;
  if (year.provisional) error(CalendarIssueKind::make_up_in_provisional, year.year, number);
  if (weekday(*day) != 0 && weekday(*day) != 6) {
    warnings.push_back({CalendarIssueKind::make_up_on_weekday, year.year, number, 0, row.date});
  }
}

// The year itself can only be judged by how the notices of the past looked.
void Checker::check_counts(const CalendarYear& year) {
  int holidays = 0;
  int make_up_days = 0;
  for (const CalendarRow& row : year.rows) {
    row.kind == DayKind::holiday ? ++holidays : ++make_up_days;
  }
  for (const FixedHoliday& fixed : fixed_holidays(year.year)) {
    const LocalDay day = *local_day_of({year.year, fixed.month, fixed.day});
    const auto found = seen_.find(day);
    if (found == seen_.end() || found->second.kind != DayKind::holiday) {
      error(CalendarIssueKind::statutory_day_missing, year.year, 0, 0, to_iso_date(day));
    }
  }
  for (const MovableHoliday& movable : movable_holidays) {
    if (year.year < movable.since) continue;
    const auto days = std::count_if(year.rows.begin(), year.rows.end(), [&](const auto& row) {
      return row.kind == DayKind::holiday && row.name.find(movable.name) != std::string::npos;
    });
    if (days < movable.days) {
      error(CalendarIssueKind::statutory_day_missing, year.year, 0, 0, std::string(movable.name));
    }
  }
  if (holidays > holidays_max) {
    error(CalendarIssueKind::holidays_implausible, year.year, 0, holidays);
  }
  if (make_up_days > make_up_days_max) {
    error(CalendarIssueKind::make_up_days_implausible, year.year, 0, make_up_days);
  }
}

void check_working_days(const WorkCalendar& calendar, const std::vector<CalendarYear>& years,
                        Issues& errors) {
  for (const CalendarYear& year : years) {
    const LocalDay first = *local_day_of({year.year, 1, 1});
    const LocalDay last = *local_day_of({year.year, 12, 31});
    const int days = calendar.working_days_between(first + -1, last);
    if (days < working_days_min || days > working_days_max) {
      errors.push_back({CalendarIssueKind::working_days_implausible, year.year, 0, days, {}});
    }
  }
}

std::vector<CalendarChange> changes_between(const WorkCalendar* before, const WorkCalendar& after,
                                            int year) {
  std::vector<CalendarChange> changes;
  const LocalDay last = *local_day_of({year, 12, 31});
  LocalDay day = *local_day_of({year - 1, 12, december_first_day});
  for (; day <= last; day = day + 1) {
    const bool rest_day = weekday(day) == 0 || weekday(day) == 6;
    CalendarChange change{day,
                          rest_day ? DayKind::weekend : DayKind::working,
                          after.kind(day),
                          {},
                          std::string(after.name(day))};
    if (before != nullptr) {
      change.before = before->kind(day);
      change.name_before = before->name(day);
    }
    if (change.before != change.after || change.name_before != change.name_after) {
      changes.push_back(std::move(change));
    }
  }
  return changes;
}

}  // namespace

Result<BuiltCalendar, std::vector<CalendarIssue>> build_calendar(
    const std::vector<CalendarYear>& years, std::uint32_t version) {
  Checker checker(years);
  checker.check();
  if (!checker.errors.empty()) return Err{std::move(checker.errors)};
  WorkCalendar calendar(version, checker.first_published, checker.last_published,
                        std::move(checker.special_days));
  check_working_days(calendar, years, checker.errors);
  if (!checker.errors.empty()) return Err{std::move(checker.errors)};
  return BuiltCalendar{std::move(calendar), std::move(checker.warnings)};
}

Result<ImportedYear, std::vector<CalendarIssue>> import_year(const std::vector<CalendarYear>& years,
                                                             std::uint32_t version,
                                                             CalendarYear added) {
  const int year = added.year;
  std::vector<CalendarYear> replaced;
  for (const CalendarYear& known : years) {
    if (known.year != year) {
      replaced.push_back(known);
    } else if (added.provisional && !known.provisional) {
      // What the State Council has published cannot become unknown again.
      return Err{Issues{{CalendarIssueKind::provisional_year_misplaced, year, 0, 0, {}}}};
    }
  }
  replaced.push_back(std::move(added));
  Result<BuiltCalendar, Issues> built = build_calendar(replaced, version + 1);
  if (!built) return Err{built.error()};
  const Result<BuiltCalendar, Issues> present = build_calendar(years, version);
  LIANDONG_CHECK(years.empty() || present.has_value());
  std::vector<CalendarChange> changes =
      changes_between(present ? &present->calendar : nullptr, built->calendar, year);
  return ImportedYear{std::move(built->calendar), std::move(replaced), std::move(built->warnings),
                      std::move(changes)};
}

}  // namespace liandong

// Checks the years of a working calendar as somebody wrote them down, and builds the calendar.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/describe.hpp"
#include "kernel/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace liandong {

/// One special day as written; `date` is "2026-10-10".
struct CalendarRow {
  std::string date;
  DayKind kind = DayKind::holiday;  // holiday or make_up
  std::string name;  // of the holiday, Chinese; "国庆节、中秋节" if two fall together
};

/// What one notice of the State Council says. Days of the December before belong to the year whose
/// notice names them.
struct CalendarYear {
  int year = 0;
  bool provisional = false;          // the notice is not out; only the statutory days are known
  std::vector<std::string> sources;  // notice and data sets the rows were taken from
  std::vector<CalendarRow> rows;
};

enum class CalendarIssueKind : std::uint8_t {
  no_published_year,
  too_many_years,     // number = limit
  year_out_of_range,  // 1999–2200
  year_twice,
  year_missing,                // a gap: `year` is the one that is absent
  provisional_year_misplaced,  // not after the last published year, or too far after it
  source_missing,
  too_many_rows,             // number = limit
  date_malformed,            // not a date that exists
  date_outside_year,         // neither in the year nor from 25 December of the year before
  date_twice,                // number = row that has it already, of this year or another
  holiday_and_make_up,       // number = row that says the opposite
  kind_not_special,          // a row may only be holiday or make_up
  name_missing,              // empty or longer than 120 bytes
  make_up_in_provisional,    // nobody can know one before the notice
  statutory_day_missing,     // subject = date or name of the holiday
  holidays_implausible,      // number = holidays found
  make_up_days_implausible,  // number = make-up days found
  working_days_implausible,  // number = working days found; 240–256 are believed
  make_up_on_weekday         // warning: works anyway; happened on 2020-02-03
};
LIANDONG_DESCRIBE_ENUM(CalendarIssueKind, no_published_year, too_many_years, year_out_of_range,
                       year_twice, year_missing, provisional_year_misplaced, source_missing,
                       too_many_rows, date_malformed, date_outside_year, date_twice,
                       holiday_and_make_up, kind_not_special, name_missing, make_up_in_provisional,
                       statutory_day_missing, holidays_implausible, make_up_days_implausible,
                       working_days_implausible, make_up_on_weekday)

struct CalendarIssue {
  CalendarIssueKind kind{};
  int year = 0;             // 0 = the set as a whole
  int row = 0;              // counted from 1; 0 = the year as a whole
  std::int64_t number = 0;  // see the kind
  std::string subject;      // see the kind
};

struct BuiltCalendar {
  WorkCalendar calendar;
  std::vector<CalendarIssue> warnings;
};

/// Checks all years and builds the calendar. All errors found are returned, by year and row; the
/// counts of a year are judged only once its rows are sound.
/// @param years    in any order; published ones without a gap, provisional ones after them
/// @param version  number the calendar will carry
[[nodiscard]] Result<BuiltCalendar, std::vector<CalendarIssue>> build_calendar(
    const std::vector<CalendarYear>& years, std::uint32_t version);

/// A day whose kind or name an import changes.
struct CalendarChange {
  LocalDay day;
  DayKind before = DayKind::working;
  DayKind after = DayKind::working;
  std::string name_before;
  std::string name_after;
};

struct ImportedYear {
  WorkCalendar calendar;
  std::vector<CalendarYear> years;  // to be kept for the next import
  std::vector<CalendarIssue> warnings;
  std::vector<CalendarChange> changes;  // in order of days; what the administrator confirms
};

/// Adds a year, or replaces the year of the same number, provisional or published (a notice may be
/// amended, as on 2020-01-27), and builds the calendar with version `version + 1`.
/// @param years    the years of the present calendar, which built without errors
/// @param version  of the present calendar
[[nodiscard]] Result<ImportedYear, std::vector<CalendarIssue>> import_year(
    const std::vector<CalendarYear>& years, std::uint32_t version, CalendarYear added);

}  // namespace liandong

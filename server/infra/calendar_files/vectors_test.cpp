// Due days computed by hand and from independent data sets, judged by the real notices.
#include "infra/calendar_files/calendar_files.hpp"
#include "kernel/period.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

namespace liandong::calendar_files {
namespace {

const std::string folder = source_dir() + "/data/calendar";

const WorkCalendar& calendar() {
  static const WorkCalendar loaded = load_calendar(folder, 1).calendar;
  return loaded;
}

Instant at(const std::string& text) { return parse_rfc3339(text).value(); }

std::string last_day(Period period, Instant from, const WorkCalendar& with) {
  return to_iso_date(local_day(due(period, from, with)->due_before + -1));
}

struct Vector {
  const char* start;
  Period period;
  const char* due_day;
};

// Every vector holds from the first to the last second of the start day and to the second of 24:00.
void check(const Vector& vector) {
  CAPTURE(vector.start);
  CAPTURE(to_string(vector.period));
  const LocalDay start = parse_iso_date(vector.start).value();
  const Instant bound = end_of(parse_iso_date(vector.due_day).value());
  for (const Instant from : {start_of(start), start_of(start) + 43'200, end_of(start) + -1}) {
    CHECK(to_rfc3339(due(vector.period, from, calendar())->due_before) == to_rfc3339(bound));
    CHECK_FALSE(due(vector.period, from, calendar())->provisional);
  }
  CHECK(due(vector.period, start_of(start) + -1, calendar())->due_before <= bound);
  CHECK(due(vector.period, end_of(start), calendar())->due_before >= bound);
}

TEST_CASE("working days skip holidays and count make-up days") {
  for (const Vector& vector :
       std::initializer_list<Vector>{{"2026-09-30", working_days(3), "2026-10-10"},
                                     {"2026-02-13", working_days(3), "2026-02-25"},
                                     {"2026-02-12", working_days(3), "2026-02-24"},
                                     {"2026-02-14", working_days(5), "2026-02-28"},
                                     {"2026-04-30", working_days(5), "2026-05-11"},
                                     {"2026-09-24", working_days(3), "2026-09-30"},
                                     {"2026-09-19", working_days(3), "2026-09-22"},
                                     {"2025-09-30", working_days(5), "2025-10-14"},
                                     {"2024-04-30", working_days(3), "2024-05-08"},
                                     {"2026-11-20", working_days(3), "2026-11-25"},
                                     {"2026-09-24", working_days(7), "2026-10-12"},
                                     {"2025-01-24", working_days(3), "2025-02-05"},
                                     {"2025-01-24", working_days(5), "2025-02-07"},
                                     {"2025-04-25", working_days(3), "2025-04-29"},
                                     {"2025-04-25", working_days(5), "2025-05-06"},
                                     {"2025-09-26", working_days(3), "2025-09-30"},
                                     {"2025-09-26", working_days(5), "2025-10-10"},
                                     {"2025-09-28", working_days(3), "2025-10-09"},
                                     {"2025-09-28", working_days(5), "2025-10-11"},
                                     {"2025-09-30", working_days(3), "2025-10-11"},
                                     {"2025-12-31", working_days(3), "2026-01-06"},
                                     {"2025-12-31", working_days(5), "2026-01-08"},
                                     {"2026-02-13", working_days(5), "2026-02-27"},
                                     {"2026-02-14", working_days(3), "2026-02-26"},
                                     {"2026-09-18", working_days(3), "2026-09-22"},
                                     {"2026-09-18", working_days(5), "2026-09-24"},
                                     {"2026-09-24", working_days(5), "2026-10-09"},
                                     {"2026-09-30", working_days(5), "2026-10-13"},
                                     {"2020-01-22", working_days(3), "2020-02-04"},
                                     {"2020-01-22", working_days(5), "2020-02-06"}}) {
    check(vector);
  }
}

TEST_CASE("calendar days roll out of a holiday") {
  check({"2026-07-03", calendar_days(90), "2026-10-08"});
  check({"2026-09-29", calendar_days(3), "2026-10-08"});
}

TEST_CASE("24 hours run through the weekend to the second") {
  const Due expected{at("2026-11-21T17:40:00+08:00"), false};
  CHECK(due(hours(24), at("2026-11-20T17:40:00+08:00"), calendar()) == expected);
  CHECK(due(hours(24), at("2026-11-20T17:40:01+08:00"), calendar()) ==
        Due{at("2026-11-21T17:40:01+08:00"), false});
}

TEST_CASE("the end of 2026 counts New Year 2027 as a holiday, provisionally") {
  const Instant from = at("2026-12-30T09:00:00+08:00");
  CHECK(due(working_days(3), from, calendar()) ==
        Due{end_of(parse_iso_date("2027-01-05").value()), true});
  CHECK(due(working_days(1), from, calendar()) ==
        Due{end_of(parse_iso_date("2026-12-31").value()), false});
  CHECK(last_day(working_days(1), at("2027-02-04T09:00:00+08:00"), calendar()) == "2027-02-09");
}

TEST_CASE("the extension of Spring Festival 2020 moves a clock that had started") {
  std::vector<CalendarYear> years;
  for (const CalendarFile& file : read_files(folder)) years.push_back(file.year);
  // The notice of November 2019: rest until 30 January, work on Saturday 1 February.
  std::vector<CalendarYear> before = years;
  CalendarYear amended;
  for (CalendarYear& year : before) {
    if (year.year != 2020) continue;
    amended = year;
    std::erase_if(year.rows, [](const CalendarRow& row) {
      return row.date >= "2020-01-31" && row.date <= "2020-02-02";
    });
    year.rows.push_back({"2020-02-01", DayKind::make_up, "春节"});
  }
  const auto first = build_calendar(before, 1);
  REQUIRE(first.has_value());
  const auto second = import_year(before, 1, amended);
  REQUIRE(second.has_value());
  const Instant from = at("2020-01-22T10:00:00+08:00");
  CHECK(last_day(working_days(3), from, first->calendar) == "2020-02-01");
  CHECK(last_day(working_days(3), from, second->calendar) == "2020-02-04");
  CHECK(last_day(working_days(5), from, first->calendar) == "2020-02-04");
  CHECK(last_day(working_days(5), from, second->calendar) == "2020-02-06");
  CHECK(second->calendar.version() == 2);
  REQUIRE(second->changes.size() == 3);
  CHECK(second->changes[0].before == DayKind::working);  // Friday 31 January
  CHECK(second->changes[1].before == DayKind::make_up);  // Saturday 1 February
  CHECK(second->changes[2].before == DayKind::weekend);  // Sunday 2 February
  for (const CalendarChange& change : second->changes) CHECK(change.after == DayKind::holiday);
}

TEST_CASE("a weekday listed as make-up day, as 2020-02-03, warns and changes nothing") {
  std::vector<CalendarYear> years;
  for (const CalendarFile& file : read_files(folder)) years.push_back(file.year);
  for (CalendarYear& year : years) {
    if (year.year == 2020) year.rows.push_back({"2020-02-03", DayKind::make_up, "春节"});
  }
  const auto built = build_calendar(years, 1);
  REQUIRE(built.has_value());
  REQUIRE(built->warnings.size() == 1);
  CHECK(built->warnings[0].kind == CalendarIssueKind::make_up_on_weekday);
  CHECK(last_day(working_days(3), at("2020-01-22T10:00:00+08:00"), built->calendar) ==
        "2020-02-04");
}

TEST_CASE("each year has the known number of working days and make-up days") {
  struct Known {
    int year;
    int working_days;
    int make_up_days;
  };
  for (const Known known :
       {Known{2020, 249, 6}, Known{2021, 250, 7}, Known{2022, 249, 7}, Known{2023, 249, 7},
        Known{2024, 251, 8}, Known{2025, 248, 5}, Known{2026, 248, 6}}) {
    CAPTURE(known.year);
    const LocalDay first = local_day_of({known.year, 1, 1}).value();
    const LocalDay last = local_day_of({known.year, 12, 31}).value();
    CHECK(calendar().working_days_between(first + -1, last) == known.working_days);
    int make_up_days = 0;
    for (LocalDay day = first; day <= last; day = day + 1) {
      if (calendar().kind(day) == DayKind::make_up) ++make_up_days;
    }
    CHECK(make_up_days == known.make_up_days);
  }
}

TEST_CASE("December days follow the notice of the next year") {
  const auto kind = [](const char* date) { return calendar().kind(*parse_iso_date(date)); };
  CHECK(kind("2007-12-29") == DayKind::make_up);
  CHECK(kind("2007-12-31") == DayKind::holiday);
  CHECK(kind("2011-12-31") == DayKind::make_up);
  CHECK(kind("2018-12-29") == DayKind::make_up);
  CHECK(kind("2018-12-31") == DayKind::holiday);
  CHECK(kind("2022-12-31") == DayKind::holiday);
}

}  // namespace
}  // namespace liandong::calendar_files

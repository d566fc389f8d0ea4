#include "kernel/calendar_import.hpp"

#include <doctest/doctest.h>

namespace liandong {
namespace {

LocalDay day_of(int year, unsigned month, unsigned day) {
  return local_day_of({year, month, day}).value();
}

void add(CalendarYear& year, const char* month_day, DayKind kind, const char* name) {
  year.rows.push_back({std::to_string(year.year) + "-" + month_day, kind, name});
}

// A sound year: the statutory days, one make-up Saturday.
CalendarYear sound_year(int number) {
  CalendarYear year{number, false, {"notice"}, {}};
  add(year, "01-01", DayKind::holiday, "元旦");
  for (const char* day : {"02-10", "02-11", "02-12", "02-13"}) {
    add(year, day, DayKind::holiday, "春节");
  }
  add(year, "04-05", DayKind::holiday, "清明节");
  add(year, "05-01", DayKind::holiday, "劳动节");
  add(year, "05-02", DayKind::holiday, "劳动节");
  add(year, "06-15", DayKind::holiday, "端午节");
  add(year, "09-20", DayKind::holiday, "中秋节");
  for (const char* day : {"10-01", "10-02", "10-03"}) {
    add(year, day, DayKind::holiday, "国庆节");
  }
  return year;
}

using Built = Result<BuiltCalendar, std::vector<CalendarIssue>>;

// The kinds found, so that a test names exactly what it expects.
std::vector<CalendarIssueKind> kinds(const Built& built) {
  std::vector<CalendarIssueKind> found;
  if (built) return found;
  for (const CalendarIssue& issue : built.error()) found.push_back(issue.kind);
  return found;
}
std::vector<CalendarIssueKind> kinds_of(const CalendarYear& year) {
  return kinds(build_calendar({year}, 1));
}
using Kind = CalendarIssueKind;
using Kinds = std::vector<CalendarIssueKind>;

TEST_CASE("a sound year builds a calendar of that version") {
  const Built built = build_calendar({sound_year(2026), sound_year(2025)}, 9);
  REQUIRE(built.has_value());
  CHECK(built->calendar.version() == 9);
  CHECK(built->calendar.first_year() == 2025);
  CHECK(built->calendar.last_year() == 2026);
  CHECK(built->calendar.kind(day_of(2026, 6, 15)) == DayKind::holiday);
  CHECK(built->warnings.empty());
}

TEST_CASE("years follow each other without a gap and each is there once") {
  CHECK(kinds(build_calendar({}, 1)) == Kinds{Kind::no_published_year});
  const Built gap = build_calendar({sound_year(2023), sound_year(2026)}, 1);
  REQUIRE(kinds(gap) == Kinds{Kind::year_missing, Kind::year_missing});
  CHECK(gap.error()[0].year == 2024);
  CHECK(gap.error()[1].year == 2025);
  CHECK(kinds(build_calendar({sound_year(2026), sound_year(2026)}, 1)) == Kinds{Kind::year_twice});
  CHECK(kinds_of(sound_year(2201)) == Kinds{Kind::year_out_of_range, Kind::no_published_year});
  CHECK(kinds_of(sound_year(1998)) == Kinds{Kind::year_out_of_range, Kind::no_published_year});
  CHECK(kinds_of(sound_year(2200)).empty());
}

TEST_CASE("provisional years come after the published ones") {
  CalendarYear provisional = sound_year(2027);
  provisional.provisional = true;
  CHECK(kinds_of(provisional) == Kinds{Kind::no_published_year});
  CHECK(build_calendar({sound_year(2026), provisional}, 1)->calendar.last_year() == 2026);
  CHECK(kinds(build_calendar({sound_year(2028), provisional}, 1)) ==
        Kinds{Kind::provisional_year_misplaced});
  provisional.year = 2047;
  CHECK(kinds(build_calendar({sound_year(2026), provisional}, 1)) ==
        Kinds{Kind::provisional_year_misplaced});
  provisional = sound_year(2027);
  provisional.provisional = true;
  add(provisional, "10-09", DayKind::make_up, "国庆节");
  CHECK(kinds(build_calendar({sound_year(2026), provisional}, 1)) ==
        Kinds{Kind::make_up_in_provisional});
}

TEST_CASE("every bad row is named by its number") {
  CalendarYear year = sound_year(2026);
  const int good = static_cast<int>(year.rows.size());
  year.rows.push_back({"2026-02-30", DayKind::holiday, "春节"});
  year.rows.push_back({"2027-01-01", DayKind::holiday, "元旦"});
  year.rows.push_back({"2025-12-24", DayKind::holiday, "元旦"});
  year.rows.push_back({"2026-01-01", DayKind::holiday, "元旦"});
  year.rows.push_back({"2026-01-01", DayKind::make_up, "元旦"});
  year.rows.push_back({"2026-03-07", DayKind::weekend, "元旦"});
  year.rows.push_back({"2026-03-07", DayKind::make_up, ""});
  year.rows.push_back({"2026-03-08", DayKind::make_up, std::string(121, 'x')});
  const Built built = build_calendar({year}, 1);
  REQUIRE(kinds(built) == Kinds{Kind::date_malformed, Kind::date_outside_year,
                                Kind::date_outside_year, Kind::date_twice,
                                Kind::holiday_and_make_up, Kind::kind_not_special,
                                Kind::name_missing, Kind::name_missing});
  for (int i = 0; i < 8; ++i) {
    CHECK(built.error()[static_cast<std::size_t>(i)].row == good + 1 + i);
    CHECK(built.error()[static_cast<std::size_t>(i)].year == 2026);
  }
  CHECK(built.error()[3].number == 1);
  CHECK(built.error()[4].number == 1);
}

TEST_CASE("the last week of the December before belongs to the notice of the year") {
  CalendarYear year = sound_year(2026);
  year.rows.push_back({"2025-12-25", DayKind::holiday, "元旦"});
  year.rows.push_back({"2026-12-31", DayKind::holiday, "元旦"});
  const Built built = build_calendar({year}, 1);
  REQUIRE(built.has_value());
  CHECK(built->calendar.kind(day_of(2025, 12, 25)) == DayKind::holiday);
  CHECK(built->calendar.is_provisional(day_of(2025, 12, 25)));
}

TEST_CASE("a make-up day on a weekday is only a warning") {
  CalendarYear year = sound_year(2026);
  add(year, "02-14", DayKind::make_up, "春节");
  add(year, "02-16", DayKind::make_up, "春节");
  const Built built = build_calendar({year}, 1);
  REQUIRE(built.has_value());
  REQUIRE(built->warnings.size() == 1);
  CHECK(built->warnings[0].kind == Kind::make_up_on_weekday);
  CHECK(built->warnings[0].subject == "2026-02-16");
  CHECK(built->calendar.is_working(day_of(2026, 2, 16)));
}

TEST_CASE("each statutory day must be there") {
  const CalendarYear sound = sound_year(2026);
  for (std::size_t i = 0; i < sound.rows.size(); ++i) {
    CalendarYear year = sound;
    year.rows.erase(year.rows.begin() + static_cast<std::ptrdiff_t>(i));
    CAPTURE(sound.rows[i].date);
    CHECK(kinds_of(year) == Kinds{Kind::statutory_day_missing});
  }
  CalendarYear older = sound_year(2024);
  older.rows.erase(older.rows.begin() + 1);  // four days of 春节 only since 2025
  CHECK(kinds_of(older).empty());
  CalendarYear joint = sound;
  joint.rows[9].name = "国庆节、中秋节";
  CHECK(kinds_of(joint).empty());
}

TEST_CASE("implausible years are refused") {
  CalendarYear many_days = sound_year(2026);
  for (unsigned day = 1; day <= 5; ++day) {
    many_days.rows.push_back({to_iso_date(day_of(2026, 7, day)), DayKind::holiday, "x"});
  }
  CHECK(kinds_of(many_days).empty());
  for (unsigned day = 6; day <= 31; ++day) {
    many_days.rows.push_back({to_iso_date(day_of(2026, 7, day)), DayKind::holiday, "x"});
  }
  REQUIRE(many_days.rows.size() == 44);
  CHECK(kinds_of(many_days) == Kinds{Kind::working_days_implausible});
  many_days.rows.push_back({"2026-08-01", DayKind::holiday, "x"});
  CHECK(kinds_of(many_days) == Kinds{Kind::working_days_implausible});
  many_days.rows.push_back({"2026-08-02", DayKind::holiday, "x"});
  CHECK(kinds_of(many_days) == Kinds{Kind::holidays_implausible});

  CalendarYear much_work = sound_year(2026);
  int added = 0;
  for (LocalDay day = day_of(2026, 7, 4); added < 16; day = day + 7, ++added) {
    const bool taken = day == day_of(2026, 10, 3);
    much_work.rows.push_back({to_iso_date(taken ? day + 1 : day), DayKind::make_up, "x"});
  }
  CHECK(kinds_of(much_work) == Kinds{Kind::make_up_days_implausible});
  much_work.rows.pop_back();
  CHECK(kinds_of(much_work) == Kinds{Kind::working_days_implausible});
}

TEST_CASE("the number of working days is believed from 240 to 256") {
  const auto with_working_days = [](int wanted) {
    CalendarYear year = sound_year(2026);
    int days = build_calendar({year}, 1)->calendar.working_days_between(day_of(2025, 12, 31),
                                                                        day_of(2026, 12, 31));
    for (LocalDay day = day_of(2026, 7, 6); days > wanted; day = day + 7, --days) {
      year.rows.push_back({to_iso_date(day), DayKind::holiday, "x"});
    }
    for (LocalDay day = day_of(2026, 7, 4); days < wanted; day = day + 7, ++days) {
      year.rows.push_back({to_iso_date(day), DayKind::make_up, "x"});
    }
    return kinds_of(year);
  };
  CHECK(with_working_days(239) == Kinds{Kind::working_days_implausible});
  CHECK(with_working_days(240).empty());
  CHECK(with_working_days(256).empty());
  CHECK(with_working_days(257) == Kinds{Kind::working_days_implausible});
}

TEST_CASE("a year names its sources and has at most 80 rows") {
  CalendarYear year = sound_year(2026);
  year.sources.clear();
  CHECK(kinds_of(year) == Kinds{Kind::source_missing});
  year = sound_year(2026);
  year.rows.resize(81, year.rows.front());
  CHECK(kinds_of(year) == Kinds{Kind::too_many_rows});
}

TEST_CASE("a new year takes the next version and replaces its provisional one") {
  CalendarYear provisional = sound_year(2027);
  provisional.provisional = true;
  const std::vector<CalendarYear> present{sound_year(2026), provisional};
  CalendarYear published = sound_year(2027);
  add(published, "10-04", DayKind::holiday, "国庆节");
  add(published, "10-09", DayKind::make_up, "国庆节");
  const auto imported = import_year(present, 4, published);
  REQUIRE(imported.has_value());
  CHECK(imported->calendar.version() == 5);
  CHECK(imported->calendar.last_year() == 2027);
  CHECK(imported->years.size() == 2);
  REQUIRE(imported->changes.size() == 2);
  CHECK(imported->changes[0].day == day_of(2027, 10, 4));
  CHECK(imported->changes[0].before == DayKind::working);
  CHECK(imported->changes[0].after == DayKind::holiday);
  CHECK(imported->changes[0].name_after == "国庆节");
  CHECK(imported->changes[1].before == DayKind::weekend);
  CHECK(imported->changes[1].after == DayKind::make_up);
}

TEST_CASE("an amended year reports every day it changes") {
  CalendarYear amended = sound_year(2026);
  amended.rows[1].date = "2026-02-14";
  const auto imported = import_year({sound_year(2026)}, 1, amended);
  REQUIRE(imported.has_value());
  REQUIRE(imported->changes.size() == 2);
  CHECK(imported->changes[0].day == day_of(2026, 2, 10));
  CHECK(imported->changes[0].before == DayKind::holiday);
  CHECK(imported->changes[0].after == DayKind::working);
  CHECK(imported->changes[1].day == day_of(2026, 2, 14));
  CHECK(import_year({sound_year(2026)}, 1, sound_year(2026))->changes.empty());
}

TEST_CASE("an import that leaves a gap or takes a publication back is refused") {
  const auto gap = import_year({sound_year(2026)}, 1, sound_year(2028));
  REQUIRE_FALSE(gap.has_value());
  CHECK(gap.error()[0].kind == Kind::year_missing);
  CHECK(gap.error()[0].year == 2027);
  CalendarYear provisional = sound_year(2026);
  provisional.provisional = true;
  const auto back = import_year({sound_year(2025), sound_year(2026)}, 1, provisional);
  REQUIRE_FALSE(back.has_value());
  CHECK(back.error()[0].kind == Kind::provisional_year_misplaced);
}

TEST_CASE("the first import of all reports every special day") {
  const auto imported = import_year({}, 0, sound_year(2026));
  REQUIRE(imported.has_value());
  CHECK(imported->calendar.version() == 1);
  CHECK(imported->changes.size() == sound_year(2026).rows.size());
}

}  // namespace
}  // namespace liandong

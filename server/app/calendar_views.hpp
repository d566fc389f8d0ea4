// What the calendar routes read and answer: wire types.
#pragma once

#include "kernel/calendar_import.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

struct DueAnswer {
  std::optional<Instant> due_before;
  bool provisional = false;
  std::uint32_t calendar_version = 0;
  std::string explanation;
  std::string explanation_en;
};
LIANDONG_DESCRIBE(DueAnswer, due_before, provisional, calendar_version, explanation, explanation_en)

struct YearList {
  int first_year = 0;
  int last_year = 0;
  std::uint32_t version = 0;
  std::vector<int> years;
};
LIANDONG_DESCRIBE(YearList, first_year, last_year, version, years)

struct DayView {
  LocalDay date;
  DayKind kind = DayKind::working;
  std::string name;
  bool provisional = false;
};
LIANDONG_DESCRIBE(DayView, date, kind, name, provisional)

struct YearView {
  int year = 0;
  bool published = false;
  std::uint32_t version = 0;
  std::vector<std::string> sources;
  std::vector<DayView> days;
};
LIANDONG_DESCRIBE(YearView, year, published, version, sources, days)

struct CalendarImportDay {
  std::string date;
  DayKind kind = DayKind::holiday;
  std::string name;
};
LIANDONG_DESCRIBE(CalendarImportDay, date, kind, name)

struct CalendarImport {
  int year = 0;
  std::string source;
  std::vector<CalendarImportDay> days;
};
LIANDONG_DESCRIBE(CalendarImport, year, source, days)

struct CalendarIssueView {
  CalendarIssueKind code{};
  int year = 0;
  int row = 0;
  std::int64_t number = 0;
  std::string subject;
};
LIANDONG_DESCRIBE(CalendarIssueView, code, year, row, number, subject)

struct ChangeView {
  LocalDay date;
  DayKind before = DayKind::working;
  DayKind after = DayKind::working;
};
LIANDONG_DESCRIBE(ChangeView, date, before, after)

struct CalendarImportAnswer {
  std::uint32_t version = 0;
  std::vector<ChangeView> changes;
  std::vector<CalendarIssueView> warnings;
};
LIANDONG_DESCRIBE(CalendarImportAnswer, version, changes, warnings)

}  // namespace liandong::app

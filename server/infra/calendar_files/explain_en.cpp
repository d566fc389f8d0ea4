#include "infra/calendar_files/day_runs.hpp"
#include "infra/calendar_files/explain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace liandong::calendar_files {
namespace {

std::string weekday_en(LocalDay day) {
  constexpr std::array<const char*, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                             "Thursday", "Friday", "Saturday"};
  return names[weekday(day)];
}

std::string day_month(LocalDay day) {
  constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};
  const YearMonthDay date = civil(day);
  return std::to_string(date.day) + " " + months[date.month - 1];
}

std::string full_date(LocalDay day) {
  return day_month(day) + " " + std::to_string(civil(day).year);
}

std::string dated(LocalDay day) { return weekday_en(day) + ", " + full_date(day); }

std::string full_time(Instant at) {
  const LocalDay day = local_day(at);
  const auto second = static_cast<int>(at - start_of(day));
  std::array<char, 48> text{};
  if (second % 60 == 0) {
    std::snprintf(text.data(), text.size(), "%02d:%02d", second / 3600, second / 60 % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", second / 3600, second / 60 % 60,
                  second % 60);
  }
  return text.data() + std::string(" on ") + dated(day);
}

std::string holiday_en(const std::string& name) {
  struct Name {
    const char* zh;
    const char* en;
  };
  constexpr std::array<Name, 7> names{{{"元旦", "New Year's Day"},
                                       {"春节", "Spring Festival"},
                                       {"清明节", "Tomb-Sweeping Day"},
                                       {"劳动节", "Labour Day"},
                                       {"端午节", "Dragon Boat Festival"},
                                       {"中秋节", "Mid-Autumn Festival"},
                                       {"国庆节", "National Day"}}};
  for (const Name& known : names) {
    if (name == known.zh) return known.en;
  }
  return name;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " and ") + holiday_en(name);
  return text;
}

// The year is repeated only where it changes.
std::string date_after(LocalDay day, int& year) {
  const bool same = civil(day).year == year;
  year = civil(day).year;
  return same ? day_month(day) : full_date(day);
}

std::string run_text(const DayRun& run, int& year) {
  std::string text = run.first == run.last ? weekday_en(run.first) + ", " : "";
  text += date_after(run.first, year);
  if (run.first != run.last) text += " – " + date_after(run.last, year);
  if (run.kind == DayKind::holiday) return text + ": " + joined(run.names) + " holiday";
  if (run.kind == DayKind::make_up) {
    return text + ": make-up working day for " + joined(run.names);
  }
  return text + ": weekend";
}

std::string days_en(int n, const std::string& what) {
  return std::to_string(n) + " " + what + (n == 1 ? " day" : " days");
}

std::string runs_text(const Counted& counted) {
  if (counted.runs.empty()) return {};
  if (counted.runs.size() > runs_listed_max) {
    return "In between lie " + days_en(days_of(counted.runs, DayKind::weekend), "weekend") + ", " +
           days_en(days_of(counted.runs, DayKind::holiday), "holiday") + " and " +
           days_en(days_of(counted.runs, DayKind::make_up), "make-up working") + ". ";
  }
  int year = civil(counted.start).year;
  std::string text;
  for (const DayRun& run : counted.runs) text += (text.empty() ? "" : "; ") + run_text(run, year);
  return text + ". ";
}

std::string provisional_text(const Counted& counted, const WorkCalendar& calendar) {
  if (!counted.provisional) return {};
  const int last = civil(counted.last).year;
  if (last <= calendar.last_year()) {
    return " (Provisional: holidays before " + std::to_string(calendar.first_year()) +
           " are not on record.)";
  }
  const int first = std::max(calendar.last_year() + 1, civil(counted.start).year);
  const std::string years =
      first >= last ? std::to_string(last) : std::to_string(first) + "–" + std::to_string(last);
  return " (Provisional: the holidays of " + years + " are not published yet.)";
}

std::string start_text(const Counted& counted) {
  return "Counted from " + dated(counted.start) + ", that day not included. ";
}

std::string working_days_text(int n, const Counted& counted, const WorkCalendar& calendar) {
  return start_text(counted) + runs_text(counted) + "Working day " + std::to_string(n) + " is " +
         dated(counted.last) + "; the period ends at 24:00 that day." +
         provisional_text(counted, calendar);
}

std::string calendar_days_text(int n, const Counted& counted, const WorkCalendar& calendar) {
  std::string text =
      start_text(counted) + "Day " + std::to_string(n) + " is " + dated(counted.plain_end);
  if (counted.last == counted.plain_end) {
    text += calendar.kind(counted.last) == DayKind::make_up ? ", a make-up working day" : "";
  } else {
    text += ". " + runs_text(counted) + "It moves to " + dated(counted.last);
  }
  return text + "; the period ends at 24:00 that day." + provisional_text(counted, calendar);
}

std::string running_text(int n, const std::string& unit, Instant from, Instant due_before) {
  return std::to_string(n) + " " + unit + (n == 1 ? "" : "s") + " from " + full_time(from) +
         ", counted without a break through nights and holidays, end at " + full_time(due_before) +
         ".";
}

std::string counted_en(int n, const std::string& unit) {
  return std::to_string(n) + " " + unit + (n == 1 ? "" : "s");
}

std::string length_text(Period period) {
  switch (period.kind) {
    case PeriodKind::working_days:
      return counted_en(period.n, "working day");
    case PeriodKind::calendar_days:
      return counted_en(period.n, "calendar day");
    case PeriodKind::hours:
      return counted_en(period.n, "hour");
    case PeriodKind::minutes:
      return counted_en(period.n, "minute");
    case PeriodKind::same_day:
      return "the rest of the day";
    case PeriodKind::prompt:
      break;
  }
  return {};
}

// An exclusive bound at midnight is 24:00 of the day before.
std::string bound_text(Instant bound) {
  if (bound == start_of(local_day(bound))) return "24:00 on " + dated(local_day(bound + -1));
  return full_time(bound);
}

// A pause that ends with a day is stored as its last second.
std::string end_text(Instant at) {
  const Instant after = at + 1;
  return after == start_of(local_day(after)) ? bound_text(after) : full_time(at);
}

std::string cause_text(ClockCause cause) {
  switch (cause) {
    case ClockCause::supplement_requested:
      return " because more material was asked for";
    case ClockCause::extension_announced:
      return ", announced before the time was over";
    case ClockCause::decision_extended:
      return " by decision";
    case ClockCause::unstated:
      break;
  }
  return {};
}

std::string step_text(const ClockStep& step) {
  switch (step.kind) {
    case ClockStepKind::counted:
      return {};
    case ClockStepKind::extended:
      return " Extended at " + full_time(step.at) + cause_text(step.cause) + ": " +
             length_text(step.period) + " more from the end before, until " +
             bound_text(*step.due_before) + ".";
    case ClockStepKind::paused:
      return " Paused at " + full_time(step.at) + cause_text(step.cause) + ".";
    case ClockStepKind::resumed:
      return " Resumed at " + end_text(step.at) +
             (step.rest_working_days > 0
                  ? " with " + counted_en(step.rest_working_days, "working day") + " left"
                  : "") +
             ", until " + bound_text(*step.due_before) + ".";
  }
  return {};
}

std::string start_reason(const DutyClock& clock, const ClockReading& reading) {
  std::string text;
  if (clock.later_start_at) {
    text += "The start was moved by approval from " + full_time(clock.started_at) + " to " +
            full_time(*clock.later_start_at) + ". ";
  }
  if (reading.from != clock.later_start_at.value_or(clock.started_at) ||
      reading.period != clock.period) {
    text += "Urgent since " + full_time(reading.from) + ": " + length_text(reading.period) +
            " end before the ordinary time. ";
  }
  return text;
}

}  // namespace

std::string explain_clock_en(const DutyClock& clock, const WorkCalendar& calendar) {
  const ClockReading reading = read(clock, calendar);
  std::string text =
      start_reason(clock, reading) + explain_en(reading.period, reading.from, calendar);
  for (const ClockStep& step : reading.steps) text += step_text(step);
  if (!reading.due) {
    return reading.steps.empty() ? text : text + " It has not been resumed, so its end is open.";
  }
  if (reading.steps.size() < 2) return text;
  return text + " Therefore due before " + bound_text(reading.due->due_before) +
         (reading.due->provisional ? " (provisional)." : ".");
}

std::string explain_en(Period period, Instant from, const WorkCalendar& calendar) {
  const std::optional<Due> end = due(period, from, calendar);
  switch (period.kind) {
    case PeriodKind::working_days:
      return working_days_text(period.n, count_days(period, from, calendar), calendar);
    case PeriodKind::calendar_days:
      return calendar_days_text(period.n, count_days(period, from, calendar), calendar);
    case PeriodKind::hours:
      return running_text(period.n, "hour", from, end->due_before);
    case PeriodKind::minutes:
      return running_text(period.n, "minute", from, end->due_before);
    case PeriodKind::same_day:
      return "Due before 24:00 of the same day, " + dated(local_day(from)) +
             ", also on a rest day.";
    case PeriodKind::prompt:
      return "Due at once from " + full_time(from) + "; no number is laid down.";
  }
  return {};
}

}  // namespace liandong::calendar_files

#include "infra/calendar_files/day_runs.hpp"
#include "infra/calendar_files/explain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace liandong::calendar_files {
namespace {

std::string weekday_zh(LocalDay day) {
  constexpr std::array<const char*, 7> names{"日", "一", "二", "三", "四", "五", "六"};
  return std::string("星期") + names[weekday(day)];
}

std::string month_day(LocalDay day) {
  const YearMonthDay date = civil(day);
  return std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

std::string full_date(LocalDay day) {
  return std::to_string(civil(day).year) + "年" + month_day(day);
}

std::string with_weekday(const std::string& date, LocalDay day) {
  return date + "（" + weekday_zh(day) + "）";
}

std::string time_of_day(Instant at) {
  const auto second = static_cast<int>(at - start_of(local_day(at)));
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%d时%02d分", second / 3600, second / 60 % 60);
  std::string time = text.data();
  if (second % 60 != 0) {
    std::snprintf(text.data(), text.size(), "%02d秒", second % 60);
    time += text.data();
  }
  return time;
}

std::string full_time(Instant at) {
  const LocalDay day = local_day(at);
  return with_weekday(full_date(day), day) + time_of_day(at);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "、") + name;
  return text;
}

// The year is repeated only where it changes.
std::string date_after(LocalDay day, int& year) {
  const bool same = civil(day).year == year;
  year = civil(day).year;
  return same ? month_day(day) : full_date(day);
}

std::string run_text(const DayRun& run, int& year) {
  std::string text = date_after(run.first, year);
  const bool single = run.first == run.last;
  if (single) {
    text = with_weekday(text, run.first);
  } else {
    text += "—" + date_after(run.last, year);
  }
  if (run.kind == DayKind::holiday) return text + joined(run.names) + "放假";
  if (run.kind == DayKind::make_up) return text + "为" + joined(run.names) + "调休上班日";
  return text + "为周末休息日";
}

std::string runs_text(const Counted& counted) {
  if (counted.runs.empty()) return {};
  if (counted.runs.size() > runs_listed_max) {
    return "其间周末休息" + std::to_string(days_of(counted.runs, DayKind::weekend)) +
           "天、节假日放假" + std::to_string(days_of(counted.runs, DayKind::holiday)) +
           "天，调休上班" + std::to_string(days_of(counted.runs, DayKind::make_up)) + "天；";
  }
  int year = civil(counted.start).year;
  std::string text;
  for (const DayRun& run : counted.runs) text += (text.empty() ? "" : "，") + run_text(run, year);
  return text + "；";
}

std::string provisional_text(const Counted& counted, const WorkCalendar& calendar) {
  if (!counted.provisional) return {};
  const int last = civil(counted.last).year;
  if (last <= calendar.last_year()) {
    return "（暂定：" + std::to_string(calendar.first_year()) + "年以前的放假安排未收录）";
  }
  const int first = std::max(calendar.last_year() + 1, civil(counted.start).year);
  const std::string years =
      first >= last ? std::to_string(last) : std::to_string(first) + "年至" + std::to_string(last);
  return "（暂定：" + years + "年放假安排尚未公布）";
}

std::string working_days_text(int n, const Counted& counted, const WorkCalendar& calendar) {
  return "自" + with_weekday(full_date(counted.start), counted.start) + "起算，当日不计入；" +
         runs_text(counted) + "第" + std::to_string(n) + "个工作日为" +
         with_weekday(full_date(counted.last), counted.last) + "，至当日24时止。" +
         provisional_text(counted, calendar);
}

std::string calendar_days_text(int n, const Counted& counted, const WorkCalendar& calendar) {
  std::string text = "自" + with_weekday(full_date(counted.start), counted.start) +
                     "起算，当日不计入；第" + std::to_string(n) + "日为" +
                     with_weekday(full_date(counted.plain_end), counted.plain_end);
  if (counted.last == counted.plain_end) {
    text += calendar.kind(counted.last) == DayKind::make_up ? "，为调休上班日" : "";
    return text + "，至当日24时止。" + provisional_text(counted, calendar);
  }
  return text + "；" + runs_text(counted) + "顺延至" +
         with_weekday(full_date(counted.last), counted.last) + "，至当日24时止。" +
         provisional_text(counted, calendar);
}

std::string running_text(const std::string& length, Instant from, Instant due_before) {
  return "自" + full_time(from) + "起算，" + length + "连续计算，不扣除节假日，至" +
         full_time(due_before) + "止。";
}

std::string length_text(Period period) {
  switch (period.kind) {
    case PeriodKind::working_days:
      return std::to_string(period.n) + "个工作日";
    case PeriodKind::calendar_days:
      return std::to_string(period.n) + "日";
    case PeriodKind::hours:
      return std::to_string(period.n) + "小时";
    case PeriodKind::minutes:
      return std::to_string(period.n) + "分钟";
    case PeriodKind::same_day:
      return "至当日24时";
    case PeriodKind::prompt:
      break;
  }
  return {};
}

// An exclusive bound at midnight is 24:00 of the day before.
std::string bound_text(Instant bound) {
  if (bound == start_of(local_day(bound))) {
    const LocalDay last = local_day(bound + -1);
    return with_weekday(full_date(last), last) + "24时";
  }
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
      return "因要求补充材料";
    case ClockCause::extension_announced:
      return "因期限届满前告知延长";
    case ClockCause::decision_extended:
      return "因决定延长期限";
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
      return full_time(step.at) + cause_text(step.cause) + "，自原期限届满起增加" +
             length_text(step.period) + "，至" + bound_text(*step.due_before) + "止。";
    case ClockStepKind::paused:
      return full_time(step.at) + cause_text(step.cause) + "，暂停计算。";
    case ClockStepKind::resumed:
      return end_text(step.at) + "恢复计算" +
             (step.rest_working_days > 0
                  ? "，剩余" + std::to_string(step.rest_working_days) + "个工作日"
                  : "") +
             "，至" + bound_text(*step.due_before) + "止。";
  }
  return {};
}

std::string start_reason(const DutyClock& clock, const ClockReading& reading) {
  std::string text;
  if (clock.later_start_at) {
    text += "经批准，起算时间由" + full_time(clock.started_at) + "改为" +
            full_time(*clock.later_start_at) + "。";
  }
  if (reading.from != clock.later_start_at.value_or(clock.started_at) ||
      reading.period != clock.period) {
    text += "自" + full_time(reading.from) + "起情况紧急，按" + length_text(reading.period) +
            "计算，早于原期限。";
  }
  return text;
}

}  // namespace

std::string explain_clock_zh(const DutyClock& clock, const WorkCalendar& calendar) {
  const ClockReading reading = read(clock, calendar);
  std::string text =
      start_reason(clock, reading) + explain_zh(reading.period, reading.from, calendar);
  for (const ClockStep& step : reading.steps) text += step_text(step);
  if (!reading.due) return reading.steps.empty() ? text : text + "尚未恢复计算，届满时间待定。";
  if (reading.steps.size() < 2) return text;
  return text + "据此，应于" + bound_text(reading.due->due_before) + "前完成" +
         (reading.due->provisional ? "（暂定）。" : "。");
}

std::string explain_zh(Period period, Instant from, const WorkCalendar& calendar) {
  const std::optional<Due> end = due(period, from, calendar);
  switch (period.kind) {
    case PeriodKind::working_days:
      return working_days_text(period.n, count_days(period, from, calendar), calendar);
    case PeriodKind::calendar_days:
      return calendar_days_text(period.n, count_days(period, from, calendar), calendar);
    case PeriodKind::hours:
      return running_text(std::to_string(period.n) + "小时", from, end->due_before);
    case PeriodKind::minutes:
      return running_text(std::to_string(period.n) + "分钟", from, end->due_before);
    case PeriodKind::same_day:
      return "应于当日即" + with_weekday(full_date(local_day(from)), local_day(from)) +
             "24时前完成，不扣除节假日。";
    case PeriodKind::prompt:
      return "自" + full_time(from) + "起应当立即（及时）办理，未规定具体期限。";
  }
  return {};
}

}  // namespace liandong::calendar_files

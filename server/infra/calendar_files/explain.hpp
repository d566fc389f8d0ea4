// Says in Chinese and English how the end of a period was counted, day run by day run.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/period.hpp"

#include <string>

namespace liandong::calendar_files {

/// One paragraph: the start, the runs of days that were skipped or made up, the last day, and 暂定
/// if an unpublished year was counted over. Beyond 24 runs only their totals are given.
///
/// "自2026年9月30日（星期三）起算，当日不计入；10月1日—10月7日国庆节放假，10月10日（星期六）为国庆节
/// 调休上班日；第3个工作日为2026年10月10日（星期六），至当日24时止。"
/// @param period  `in_range`
[[nodiscard]] std::string explain_zh(Period period, Instant from, const WorkCalendar& calendar);

/// The same in English. Holidays the statute does not name keep their Chinese name.
[[nodiscard]] std::string explain_en(Period period, Instant from, const WorkCalendar& calendar);

}  // namespace liandong::calendar_files

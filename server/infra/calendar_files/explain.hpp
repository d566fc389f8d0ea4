// Says in Chinese and English how the end of a period was counted, day run by day run.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/duty_clock.hpp"
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

/// How the clock came to the end it has: the count as above, from the start that governs, then each
/// pause and each extension with its cause, then what follows. A clock that nothing happened to is
/// explained by its count alone.
///
/// "自……起算……。2026年11月24日（星期二）10时00分因要求补充材料暂停计算；2026年11月26日（星期四）10时
/// 00分恢复计算，剩余4个工作日。据此，应于2026年12月2日（星期三）24时前完成。"
[[nodiscard]] std::string explain_clock_zh(const DutyClock& clock, const WorkCalendar& calendar);
/// The same in English.
[[nodiscard]] std::string explain_clock_en(const DutyClock& clock, const WorkCalendar& calendar);

}  // namespace liandong::calendar_files

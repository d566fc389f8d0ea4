#include "infra/calendar_files/explain.hpp"

#include "infra/calendar_files/calendar_files.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

namespace liandong::calendar_files {
namespace {

const WorkCalendar& calendar() {
  static const WorkCalendar loaded = load_calendar(source_dir() + "/data/calendar", 1).calendar;
  return loaded;
}

std::string zh(Period period, const char* from) {
  return explain_zh(period, parse_rfc3339(from).value(), calendar());
}
std::string en(Period period, const char* from) {
  return explain_en(period, parse_rfc3339(from).value(), calendar());
}

TEST_CASE("working days name each run of days once") {
  CHECK(zh(working_days(3), "2026-09-30T10:00:00+08:00") ==
        "自2026年9月30日（星期三）起算，当日不计入；10月1日—10月7日国庆节放假，10月10日（星期六）为"
        "国庆节调休上班日；第3个工作日为2026年10月10日（星期六），至当日24时止。");
  CHECK(en(working_days(3), "2026-09-30T10:00:00+08:00") ==
        "Counted from Wednesday, 30 September 2026, that day not included. 1 October – 7 October: "
        "National Day holiday; Saturday, 10 October: make-up working day for National Day. Working "
        "day 3 is Saturday, 10 October 2026; the period ends at 24:00 that day.");
  CHECK(zh(working_days(3), "2026-11-20T10:00:00+08:00") ==
        "自2026年11月20日（星期五）起算，当日不计入；11月21日—11月22日为周末休息日；第3个工作日为"
        "2026年11月25日（星期三），至当日24时止。");
  CHECK(zh(working_days(1), "2026-11-18T10:00:00+08:00") ==
        "自2026年11月18日（星期三）起算，当日不计入；第1个工作日为2026年11月19日（星期四），至当日"
        "24时止。");
}

TEST_CASE("two holidays that touch are named together") {
  CHECK(zh(working_days(1), "2025-09-30T10:00:00+08:00") ==
        "自2025年9月30日（星期二）起算，当日不计入；10月1日—10月8日国庆节、中秋节放假；第1个工作日"
        "为2025年10月9日（星期四），至当日24时止。");
  CHECK(en(working_days(1), "2020-09-30T10:00:00+08:00") ==
        "Counted from Wednesday, 30 September 2020, that day not included. 1 October – 8 October: "
        "National Day and Mid-Autumn Festival holiday. Working day 1 is Friday, 9 October 2020; "
        "the period ends at 24:00 that day.");
}

TEST_CASE("a due day in an unpublished year is marked provisional") {
  CHECK(zh(working_days(3), "2026-12-30T10:00:00+08:00") ==
        "自2026年12月30日（星期三）起算，当日不计入；2027年1月1日（星期五）元旦放假，1月2日—1月3日"
        "为周末休息日；第3个工作日为2027年1月5日（星期二），至当日24时止。（暂定：2027年放假安排尚"
        "未公布）");
  CHECK(en(working_days(3), "2026-12-30T10:00:00+08:00")
            .ends_with("(Provisional: the holidays of 2027 are not published yet.)"));
  CHECK(zh(calendar_days(800), "2026-12-30T10:00:00+08:00")
            .ends_with("（暂定：2027年至2029年放假安排尚未公布）"));
  CHECK(zh(working_days(1), "2006-06-01T10:00:00+08:00")
            .ends_with("（暂定：2007年以前的放假安排未收录）"));
}

TEST_CASE("calendar days tell how far they moved") {
  CHECK(zh(calendar_days(90), "2026-07-03T10:00:00+08:00") ==
        "自2026年7月3日（星期五）起算，当日不计入；第90日为2026年10月1日（星期四）；10月1日—10月7日"
        "国庆节放假；顺延至2026年10月8日（星期四），至当日24时止。");
  CHECK(en(calendar_days(90), "2026-07-03T10:00:00+08:00") ==
        "Counted from Friday, 3 July 2026, that day not included. Day 90 is Thursday, 1 October "
        "2026. 1 October – 7 October: National Day holiday. It moves to Thursday, 8 October 2026; "
        "the period ends at 24:00 that day.");
  CHECK(
      zh(calendar_days(10), "2026-09-30T10:00:00+08:00") ==
      "自2026年9月30日（星期三）起算，当日不计入；第10日为2026年10月10日（星期六），为调休上班日，"
      "至当日24时止。");
}

TEST_CASE("hours and minutes run on") {
  CHECK(zh(hours(24), "2026-11-20T17:40:00+08:00") ==
        "自2026年11月20日（星期五）17时40分起算，24小时连续计算，不扣除节假日，至2026年11月21日"
        "（星期六）17时40分止。");
  CHECK(zh(minutes(30), "2026-11-20T09:05:07+08:00") ==
        "自2026年11月20日（星期五）9时05分07秒起算，30分钟连续计算，不扣除节假日，至2026年11月20日"
        "（星期五）9时35分07秒止。");
  CHECK(en(hours(24), "2026-11-20T17:40:00+08:00") ==
        "24 hours from 17:40 on Friday, 20 November 2026, counted without a break through nights "
        "and holidays, end at 17:40 on Saturday, 21 November 2026.");
}

TEST_CASE("the same day and promptly are said in words") {
  CHECK(zh(same_day(), "2026-10-01T09:00:00+08:00") ==
        "应于当日即2026年10月1日（星期四）24时前完成，不扣除节假日。");
  CHECK(zh(prompt(), "2026-11-20T17:40:00+08:00") ==
        "自2026年11月20日（星期五）17时40分起应当立即（及时）办理，未规定具体期限。");
  CHECK(en(same_day(), "2026-10-01T09:00:00+08:00") ==
        "Due before 24:00 of the same day, Thursday, 1 October 2026, also on a rest day.");
  CHECK(en(prompt(), "2026-11-20T17:40:00+08:00") ==
        "Due at once from 17:40 on Friday, 20 November 2026; no number is laid down.");
}

TEST_CASE("a long period gives totals instead of every weekend") {
  const std::string text = zh(working_days(250), "2025-12-31T10:00:00+08:00");
  CHECK(text.find("其间周末休息") != std::string::npos);
  CHECK(text.find("调休上班6天；第250个工作日") != std::string::npos);
  CHECK(text.size() < 400);
  CHECK(en(working_days(3650), "2020-01-01T10:00:00+08:00").size() < 400);
}

Instant at(const char* text) { return parse_rfc3339(text).value(); }

TEST_CASE("a clock that nothing happened to is explained by its count alone") {
  const DutyClock clock{working_days(1), at("2026-11-18T10:00:00+08:00")};
  CHECK(explain_clock_zh(clock, calendar()) ==
        explain_zh(working_days(1), clock.started_at, calendar()));
  CHECK(explain_clock_en(clock, calendar()) ==
        explain_en(working_days(1), clock.started_at, calendar()));
}

TEST_CASE("a pause is explained with its cause, what was left and the end that follows") {
  DutyClock clock{working_days(5), at("2026-11-18T10:00:00+08:00")};
  clock.pauses = {{at("2026-11-20T10:00:00+08:00"), at("2026-11-24T09:30:00+08:00"),
                   ClockCause::supplement_requested}};
  CHECK(explain_clock_zh(clock, calendar()) ==
        "自2026年11月18日（星期三）起算，当日不计入；11月21日—11月22日为周末休息日；第5个工作日为"
        "2026年11月25日（星期三），至当日24时止。2026年11月20日（星期五）10时00分因要求补充材料，"
        "暂停计算。2026年11月24日（星期二）9时30分恢复计算，剩余3个工作日，至2026年11月27日（星期"
        "五）24时止。据此，应于2026年11月27日（星期五）24时前完成。");
  CHECK(explain_clock_en(clock, calendar()) ==
        "Counted from Wednesday, 18 November 2026, that day not included. 21 November – 22 "
        "November: weekend. Working day 5 is Wednesday, 25 November 2026; the period ends at "
        "24:00 that day. Paused at 10:00 on Friday, 20 November 2026 because more material was "
        "asked for. Resumed at 09:30 on Tuesday, 24 November 2026 with 3 working days left, until "
        "24:00 on Friday, 27 November 2026. Therefore due before 24:00 on Friday, 27 November "
        "2026.");
}

TEST_CASE("a pause that ends with a day says so, one second less is a time of day") {
  DutyClock clock{working_days(5), at("2026-11-18T10:00:00+08:00")};
  clock.pauses = {{at("2026-11-20T10:00:00+08:00"), at("2026-11-24T23:59:59+08:00")}};
  CHECK(explain_clock_zh(clock, calendar()).find("2026年11月24日（星期二）24时恢复计算") !=
        std::string::npos);
  CHECK(explain_clock_en(clock, calendar()).find("Resumed at 24:00 on Tuesday, 24 November 2026") !=
        std::string::npos);
  clock.pauses[0].resumed_at = at("2026-11-24T23:59:58+08:00");
  CHECK(explain_clock_zh(clock, calendar()).find("23时59分58秒恢复计算") != std::string::npos);
}

TEST_CASE("a clock that stands still has no end yet") {
  DutyClock clock{working_days(5), at("2026-11-18T10:00:00+08:00")};
  clock.pauses = {{at("2026-11-20T10:00:00+08:00"), std::nullopt, ClockCause::unstated}};
  CHECK(explain_clock_zh(clock, calendar())
            .ends_with("2026年11月20日（星期五）10时00分，暂停计算。尚未恢复计算，届满时间待定。"));
  CHECK(explain_clock_en(clock, calendar())
            .ends_with("Paused at 10:00 on Friday, 20 November 2026. It has not been resumed, so "
                       "its end is open."));
}

TEST_CASE("an extension is counted from the end before; an unpublished year makes it provisional") {
  DutyClock clock{working_days(5), at("2026-12-21T10:00:00+08:00")};
  clock.extensions = {
      {at("2026-12-25T16:00:00+08:00"), working_days(5), ClockCause::extension_announced}};
  CHECK(explain_clock_zh(clock, calendar())
            .ends_with("2026年12月25日（星期五）16时00分因期限届满前告知延长，自原期限届满起增加5个"
                       "工作日，至2027年1月5日（星期二）24时止。据此，应于2027年1月5日（星期二）24"
                       "时前完成（暂定）。"));
  CHECK(explain_clock_en(clock, calendar())
            .ends_with("Extended at 16:00 on Friday, 25 December 2026, announced before the time "
                       "was over: 5 working days more from the end before, until 24:00 on Tuesday, "
                       "5 January 2027. Therefore due before 24:00 on Tuesday, 5 January 2027 "
                       "(provisional)."));
}

TEST_CASE("a later start and an urgency say what governs") {
  DutyClock clock{working_days(3), at("2026-11-17T10:00:00+08:00"),
                  at("2026-11-18T10:00:00+08:00")};
  CHECK(
      explain_clock_zh(clock, calendar())
          .starts_with("经批准，起算时间由2026年11月17日（星期二）10时00分改为2026年11月18日（星期"
                       "三）10时00分。自2026年11月18日（星期三）起算"));
  clock.later_start_at.reset();
  clock.upgrades = {{at("2026-11-17T11:00:00+08:00"), hours(24)}};
  CHECK(
      explain_clock_zh(clock, calendar()) ==
      "自2026年11月17日（星期二）11时00分起情况紧急，按24小时计算，早于原期限。自2026年11月17日（"
      "星期二）11时00分起算，24小时连续计算，不扣除节假日，至2026年11月18日（星期三）11时00分止。");
  CHECK(explain_clock_en(clock, calendar())
            .starts_with("Urgent since 11:00 on Tuesday, 17 November 2026: 24 hours end before the "
                         "ordinary time. 24 hours from 11:00"));
  // An urgency that comes too late to end earlier governs nothing.
  clock.upgrades = {{at("2026-11-20T11:00:00+08:00"), hours(24)}};
  CHECK(explain_clock_zh(clock, calendar()).starts_with("自2026年11月17日"));
}

}  // namespace
}  // namespace liandong::calendar_files

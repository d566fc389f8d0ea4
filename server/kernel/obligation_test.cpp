#include "kernel/obligation.hpp"

#include <doctest/doctest.h>

namespace liandong {
namespace {

// 2026 with 国庆 and its make-up Saturday; the rest of the year is plain.
const WorkCalendar& calendar() {
  static const WorkCalendar made = [] {
    std::vector<WorkCalendar::SpecialDay> days;
    for (unsigned number = 1; number <= 7; ++number) {
      days.push_back({*local_day_of({2026, 10, number}), DayKind::holiday, "国庆节"});
    }
    days.push_back({*local_day_of({2026, 10, 10}), DayKind::make_up, "国庆节"});
    return WorkCalendar(1, 2026, 2026, days);
  }();
  return made;
}

Instant at(std::string_view rfc3339_without_offset) {
  return *parse_rfc3339(std::string(rfc3339_without_offset) + "+08:00");
}

Obligation three_working_days(std::string_view from) {
  return legal_obligation("transfer", "transfer", "3.1.1-a", Basis::notice, at(from),
                          working_days(3), calendar());
}

Obligation day_clock(std::string_view from) {
  return legal_obligation("transfer", "transfer", "3.1.1-c", Basis::notice, at(from), hours(24),
                          calendar());
}

Obligation target(std::string_view from, Period period) {
  return prompt_obligation("receive", "receive", "3.1.1-a", Basis::internal, at(from), period,
                           calendar());
}

}  // namespace

TEST_CASE("a legal period fills the due time and leaves the target empty") {
  const Obligation row = three_working_days("2026-09-30T10:00:00");
  CHECK(row.due_before == at("2026-10-11T00:00:00"));
  CHECK_FALSE(row.target_before.has_value());
  CHECK_FALSE(row.hour_clock);
  CHECK_FALSE(row.provisional);
  CHECK(row.period == working_days(3));
  CHECK(day_clock("2026-09-30T10:00:00").hour_clock);
}

TEST_CASE("a period over a year that is not published is provisional") {
  CHECK(three_working_days("2026-12-30T10:00:00").provisional);
  CHECK(target("2026-12-31T10:00:00", working_days(1)).provisional);
}

TEST_CASE("an internal target fills the target and leaves the due time empty") {
  const Obligation row = target("2026-11-20T17:40:00", working_days(1));
  CHECK_FALSE(row.due_before.has_value());
  CHECK(row.target_before == at("2026-11-24T00:00:00"));
  CHECK_FALSE(row.hour_clock);
  CHECK(target("2026-11-20T17:40:00", hours(2)).hour_clock);
}

TEST_CASE("what notice or law wants at once is an hour clock whatever its target") {
  const Obligation days = prompt_obligation("tell", "tell", "3.1.1-e", Basis::notice,
                                            at("2026-11-20T17:40:00"), working_days(1), calendar());
  CHECK(days.hour_clock);
  const Obligation none = prompt_obligation("dissuade", "dissuade", "3.1.1-d", Basis::notice,
                                            at("2026-11-20T17:40:00"), std::nullopt, calendar());
  CHECK(none.hour_clock);
  CHECK(none.period == prompt());
  CHECK_FALSE(none.target_before.has_value());
}

TEST_CASE("the outcome is late at the bound and on time a second before it") {
  Obligation row = day_clock("2026-11-20T17:40:00");
  CHECK(outcome_of(row) == ObligationOutcome::open);
  row.discharged_at = at("2026-11-21T17:39:59");
  CHECK(outcome_of(row) == ObligationOutcome::on_time);
  row.discharged_at = at("2026-11-21T17:40:00");
  CHECK(outcome_of(row) == ObligationOutcome::late);
}

TEST_CASE("over an internal target is not late") {
  Obligation row = target("2026-11-20T17:40:00", hours(2));
  row.discharged_at = at("2026-11-20T19:39:59");
  CHECK(outcome_of(row) == ObligationOutcome::on_time);
  row.discharged_at = at("2026-11-20T19:40:00");
  CHECK(outcome_of(row) == ObligationOutcome::over_target);
}

TEST_CASE("a legal bound is judged before a target") {
  Obligation row = day_clock("2026-11-20T17:40:00");
  row.target_before = at("2026-11-20T18:00:00");
  row.discharged_at = at("2026-11-21T17:40:00");
  CHECK(outcome_of(row) == ObligationOutcome::late);
  row.discharged_at = at("2026-11-21T17:39:59");
  CHECK(outcome_of(row) == ObligationOutcome::over_target);
}

TEST_CASE("excused and superseded end an obligation that was not met") {
  Obligation row = day_clock("2026-11-20T17:40:00");
  row.superseded_at = at("2026-11-20T18:00:00");
  CHECK(outcome_of(row) == ObligationOutcome::superseded);
  row.excused_at = at("2026-11-20T19:00:00");
  CHECK(outcome_of(row) == ObligationOutcome::excused);
  row.discharged_at = at("2026-11-20T20:00:00");
  CHECK(outcome_of(row) == ObligationOutcome::on_time);
}

TEST_CASE("an hour clock turns yellow in its last third and red at its end") {
  const Obligation row = day_clock("2026-11-20T17:40:00");
  CHECK(light_at(row, at("2026-11-21T09:39:59"), calendar()) == Light::green);
  CHECK(light_at(row, at("2026-11-21T09:40:00"), calendar()) == Light::yellow);
  CHECK(light_at(row, at("2026-11-21T17:39:59"), calendar()) == Light::yellow);
  CHECK(light_at(row, at("2026-11-21T17:40:00"), calendar()) == Light::red);
}

TEST_CASE("a short period of days turns yellow in its last third") {
  // Monday noon to Thursday 24:00 is 84 hours, so the last 28 of them.
  const Obligation row = three_working_days("2026-11-16T12:00:00");
  CHECK(row.due_before == at("2026-11-20T00:00:00"));
  CHECK(light_at(row, at("2026-11-18T19:59:59"), calendar()) == Light::green);
  CHECK(light_at(row, at("2026-11-18T20:00:00"), calendar()) == Light::yellow);
  CHECK(light_at(row, at("2026-11-19T23:59:59"), calendar()) == Light::yellow);
  CHECK(light_at(row, at("2026-11-20T00:00:00"), calendar()) == Light::red);
}

TEST_CASE("a long period turns yellow two working days before its end") {
  const Obligation row =
      legal_obligation("decide_case", "decide_case", "L:penalty_law-60", Basis::law,
                       at("2026-07-03T10:00:00"), calendar_days(90), calendar());
  CHECK(row.due_before == at("2026-10-09T00:00:00"));
  // The last day is Thursday the 8th; the working day before it is Wednesday 30 September.
  CHECK(light_at(row, at("2026-09-29T23:59:59"), calendar()) == Light::green);
  CHECK(light_at(row, at("2026-09-30T00:00:00"), calendar()) == Light::yellow);
}

TEST_CASE("the two working days before the end count a make-up Saturday") {
  const Obligation saturday = three_working_days("2026-09-30T10:00:00");
  // Ends with Saturday the 10th: Friday and Saturday are its last two working days.
  CHECK(near_from(saturday, *saturday.due_before, calendar()) == at("2026-10-09T00:00:00"));
}

TEST_CASE("what has ended or has no legal bound shows no light") {
  Obligation row = day_clock("2026-11-20T17:40:00");
  const Instant later = at("2026-11-25T00:00:00");
  CHECK(light_at(row, later, calendar()) == Light::red);
  SUBCASE("discharged") { row.discharged_at = later; }
  SUBCASE("excused") { row.excused_at = later; }
  SUBCASE("superseded") { row.superseded_at = later; }
  SUBCASE("internal") { row = target("2026-11-20T17:40:00", hours(2)); }
  CHECK(light_at(row, later, calendar()) == Light::grey);
}

TEST_CASE("an open obligation is over its target at the target, not a second before") {
  Obligation row = target("2026-11-20T17:40:00", hours(2));
  CHECK_FALSE(over_target_at(row, at("2026-11-20T19:39:59")));
  CHECK(over_target_at(row, at("2026-11-20T19:40:00")));
  row.discharged_at = at("2026-11-20T21:00:00");
  CHECK_FALSE(over_target_at(row, at("2026-11-20T22:00:00")));
}

}  // namespace liandong

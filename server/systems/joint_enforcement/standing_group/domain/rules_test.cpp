// What the sentences of 三（四） on regular consultation ask, on both sides of every bound.
#include "systems/joint_enforcement/standing_group/domain/group_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::standing_group::test {
namespace {

constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

Matter founded(int period_days = 0) {
  Matter matter;
  matter.found(at("2026-03-02 09:00"), period_days);
  return matter;
}

}  // namespace

TEST_CASE("3.4.1-e the convener owes the meeting within the target, to the second") {
  Matter matter = founded();
  const Obligation row = matter.duty("hold_meeting");
  CHECK(row.debtor == UnitId{"town"});
  CHECK(row.basis == Basis::notice);
  CHECK(row.clause == "3.4.1-e");
  CHECK_FALSE(row.due_before.has_value());
  CHECK_FALSE(row.hour_clock);
  // 90 days from 2 March end on Sunday 31 May, so Monday 1 June.
  CHECK(*row.target_before == at("2026-06-02 00:00"));
  Matter late = matter;
  matter.meet(at("2026-06-01 23:59:59"));
  CHECK(outcome_of(matter.duty("hold_meeting")) == Outcome::on_time);
  late.meet(at("2026-06-02 00:00"));
  CHECK(outcome_of(late.duty("hold_meeting")) == Outcome::over_target);
}

TEST_CASE("3.4.1-e a meeting that was held opens the next") {
  Matter matter = founded();
  matter.meet(at("2026-04-10 10:00"), "first");
  CHECK(outcome_of(matter.duty("hold_meeting")) == Outcome::on_time);
  CHECK(matter.duty("hold_meeting.2").arises_at == at("2026-04-10 10:00"));
  CHECK(*matter.duty("hold_meeting.2").target_before == at("2026-07-10 00:00"));
  matter.meet(at("2026-05-10 10:00"), "second");
  CHECK(matter.has_duty("hold_meeting.3"));
}

TEST_CASE("3.4.1-e a group may have a period of its own, also a new one") {
  Matter matter = founded(30);
  CHECK(*matter.duty("hold_meeting").target_before == at("2026-04-02 00:00"));
  matter.must("town", head, ChangePeriod{45, text("too often")}, at("2026-03-10 09:00"));
  CHECK(*matter.duty("hold_meeting").target_before == at("2026-04-17 00:00"));
}

TEST_CASE("3.4.1-e the next convener has what is left of the time") {
  Matter matter = founded();
  matter.must("justice", Role::coordinator, ChangeConvener{UnitId{"dept"}, text("in turn")},
              at("2026-03-10 09:00"));
  CHECK(outcome_of(matter.duty("hold_meeting")) == Outcome::superseded);
  const Obligation row = matter.duty("hold_meeting.2");
  CHECK(row.debtor == UnitId{"dept"});
  CHECK(row.arises_at == at("2026-03-02 09:00"));
  CHECK(custodian(*matter.state) == UnitId{"dept"});
}

TEST_CASE("3.4.1-a townships and departments consult; the coordinating office may found a group") {
  Matter matter;
  FoundGroup command = group_of({"town", "dept"});
  command.convener = UnitId{"dept"};
  matter.must("justice", Role::coordinator, command, at("2026-03-02 09:00"));
  CHECK(matter.state->founder == UnitId{"justice"});
  CHECK(matter.state->convener == UnitId{"dept"});
  CHECK(matter.state->members.size() == 3);
}

TEST_CASE("a dissolved group owes nothing") {
  Matter matter = founded();
  matter.must("town", head, Dissolve{text("merged")}, at("2026-03-10 09:00"));
  CHECK(outcome_of(matter.duty("hold_meeting")) == Outcome::superseded);
  CHECK(closed(*matter.state));
}

TEST_CASE("a meeting without its record is warned about") {
  CHECK(warnings(RecordMeeting{at("2026-03-02 09:00"), MatterId{"m"}}).empty());
  CHECK(warnings(RecordMeeting{at("2026-03-02 09:00"), {}}).size() == 1);
}

}  // namespace liandong::standing_group::test

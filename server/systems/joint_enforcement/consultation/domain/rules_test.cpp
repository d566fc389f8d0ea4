// What the sentences of 三（四） on consultation ask, on both sides of every bound.
#include "systems/joint_enforcement/consultation/domain/meeting_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::consultation::test {
namespace {

constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
using Outcome = ObligationOutcome;

// Held on Monday 2 March 2026; five working days end with Monday 9 March.
Matter held(MeetingKind kind = MeetingKind::ad_hoc) {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"), kind);
  matter.must("dept", handler, SignIn{personal("two")}, at("2026-03-02 10:00"));
  matter.hold(at("2026-03-02 11:00"));
  return matter;
}

}  // namespace

TEST_CASE(
    "3.4.1-e who convenes owes the meeting, who is invited signs in, who did not was absent") {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"));
  CHECK(matter.duty("hold").debtor == UnitId{"town"});
  CHECK(matter.duty("hold").arises_at == at("2026-03-02 10:00"));
  CHECK(matter.duty("sign_in.2").debtor == UnitId{"dept2"});
  matter.must("dept", handler, SignIn{personal("two")}, at("2026-03-02 10:00"));
  matter.hold(at("2026-03-02 11:00"));
  CHECK(outcome_of(matter.duty("hold")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("sign_in")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("sign_in.2")) == Outcome::superseded);
  CHECK_FALSE(matter.state->participants[0].absent);
  CHECK(matter.state->participants[1].absent);
}

TEST_CASE("3.4.1-e called at once as the work requires, or put off") {
  Matter matter;
  matter.must("town", handler, meeting(MeetingKind::ad_hoc, at("2026-03-02 08:00")),
              at("2026-03-02 09:00"));
  CHECK(matter.duty("hold").arises_at == at("2026-03-02 08:00"));
  matter.must("town", handler, Reschedule{at("2026-03-03 09:00"), text("hall"), text("flood")},
              at("2026-03-02 09:10"));
  CHECK(matter.duty("hold").arises_at == at("2026-03-03 09:00"));
}

TEST_CASE("3.4.1-e what was agreed is written down within the target, to the second") {
  Matter matter = held();
  CHECK(*matter.duty("resolve").target_before == at("2026-03-10 00:00"));
  CHECK(matter.duty("resolve").clause == "3.4.1-e");
  Matter late = matter;
  matter.resolve(at("2026-03-09 23:59:59"), at("2026-04-01 00:00"));
  CHECK(outcome_of(matter.duty("resolve")) == Outcome::on_time);
  late.resolve(at("2026-03-10 00:00"), at("2026-04-01 00:00"));
  CHECK(outcome_of(late.duty("resolve")) == Outcome::over_target);
}

TEST_CASE("3.4.1-b, 3.4.1-c, 3.4.1-d a task bears the clause of the topic it comes from") {
  Matter matter = held();
  Resolve command = resolution(at("2026-04-01 00:00"));
  for (const int topic : {2, 3, 0}) {
    command.tasks.push_back({UnitId{"dept2"}, topic, text("task"), at("2026-04-01 00:00")});
  }
  matter.must("town", head, command, at("2026-03-03 10:00"));
  CHECK(matter.duty("task").clause == "3.4.1-b");
  CHECK(matter.duty("task.2").clause == "3.4.1-c");
  CHECK(matter.duty("task.3").clause == "3.4.1-d");
  CHECK(matter.duty("task.4").clause == "3.4.1-d");
  CHECK(matter.duty("task.2").debtor == UnitId{"dept2"});
  CHECK(matter.duty("task").creditor == UnitId{"town"});
}

TEST_CASE("3.4.1-b every kind of problem is one of the first sort") {
  for (const TopicKind kind : {TopicKind::common_problem, TopicKind::hot_problem,
                               TopicKind::focal_problem, TopicKind::difficult_problem}) {
    Matter matter = held();
    matter.state->topics.front().kind = kind;
    matter.resolve(at("2026-03-03 10:00"), at("2026-04-01 00:00"));
    CHECK(matter.duty("task").clause == "3.4.1-b");
  }
}

TEST_CASE("3.4.1-d a task is done by its day or over it, to the second") {
  Matter matter = held();
  matter.resolve(at("2026-03-03 10:00"), at("2026-03-20 00:00"));
  CHECK(*matter.duty("task").target_before == at("2026-03-20 00:00"));
  CHECK_FALSE(matter.duty("task").due_before.has_value());
  CHECK_FALSE(closed(*matter.state));
  Matter late = matter;
  matter.must("dept", handler, ReportTask{matter.task(), text("done")}, at("2026-03-19 23:59:59"));
  CHECK(outcome_of(matter.duty("task")) == Outcome::on_time);
  CHECK(closed(*matter.state));
  late.must("dept", handler, ReportTask{late.task(), text("done")}, at("2026-03-20 00:00"));
  CHECK(outcome_of(late.duty("task")) == Outcome::over_target);
}

TEST_CASE("3.4.1-d what the coordinating office returns is owed again and opens the matter again") {
  Matter matter = held();
  matter.resolve(at("2026-03-03 10:00"), at("2026-03-20 00:00"));
  matter.must("dept", handler, ReportTask{matter.task(), text("done")}, at("2026-03-10 10:00"));
  Matter confirmed = matter;
  matter.must("justice", Role::coordinator, return_of(matter.task(), at("2026-03-25 00:00")),
              at("2026-03-11 10:00"));
  CHECK_FALSE(closed(*matter.state));
  CHECK(outcome_of(matter.duty("task")) == Outcome::on_time);
  CHECK(outcome_of(matter.duty("task.2")) == Outcome::open);
  CHECK(matter.duty("task.2").arises_at == at("2026-03-11 10:00"));
  CHECK(*matter.duty("task.2").target_before == at("2026-03-25 00:00"));
  CHECK(matter.duty("task.2").clause == "3.4.1-b");
  confirmed.must("justice", Role::coordinator, confirmation(confirmed.task()),
                 at("2026-03-11 10:00"));
  CHECK(closed(*confirmed.state));
}

TEST_CASE("3.4.1-d an agreement without tasks ends the matter; a dropped task is overtaken") {
  Matter matter = held();
  Matter nothing = matter;
  Resolve command = resolution(at("2026-03-20 00:00"));
  command.tasks.clear();
  CHECK(warnings(command) == std::vector<std::string_view>{"resolved_without_tasks"});
  nothing.must("town", head, command, at("2026-03-03 10:00"));
  CHECK(closed(*nothing.state));
  matter.resolve(at("2026-03-03 10:00"), at("2026-03-20 00:00"));
  matter.must("town", head, DropTask{matter.task(), text("moot")}, at("2026-03-04 10:00"));
  CHECK(outcome_of(matter.duty("task")) == Outcome::superseded);
  CHECK(closed(*matter.state));
}

TEST_CASE("3.4.2-a a special meeting is the township's to call, on a clue") {
  Matter matter = held(MeetingKind::special);
  CHECK(matter.duty("resolve").clause == "3.4.2-a");
  matter.resolve(at("2026-03-03 10:00"), at("2026-03-20 00:00"));
  CHECK(matter.duty("task").clause == "3.4.2-a");
  Matter other;
  Convene command = meeting(MeetingKind::special, at("2026-03-03 09:00"));
  command.units = {UnitId{"town"}};
  CHECK(is(other.refused("dept", handler, command, at("2026-03-02 09:00")),
           Refusal::special_meeting_by_township));
  CHECK(warnings(command) == std::vector<std::string_view>{"clue_matter_missing"});
}

TEST_CASE("3.4.1-e the minutes of a regular meeting name its group") {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"), MeetingKind::regular);
  const auto decision =
      matter.act("town", handler, minutes(at("2026-03-02 11:00")), at("2026-03-02 11:00"));
  REQUIRE(decision.has_value());
  CHECK(std::get<MinutesRecorded>(decision.value().front()).group == MatterId{"group"});
}

TEST_CASE("3.4.1-b whoever takes part may put a topic on the agenda") {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"));
  matter.must("dept2", handler, AddTopic{TopicKind::difficult_problem, text("sand")},
              at("2026-03-02 09:10"));
  CHECK(matter.state->topics.size() == 4);
}

TEST_CASE("a cancelled meeting owes nothing") {
  Matter matter;
  matter.convene(at("2026-03-02 09:00"));
  matter.must("town", head, Cancel{text("flood")}, at("2026-03-02 09:30"));
  CHECK(closed(*matter.state));
  CHECK(outcome_of(matter.duty("hold")) == Outcome::superseded);
  CHECK(outcome_of(matter.duty("sign_in")) == Outcome::superseded);
}

}  // namespace liandong::consultation::test

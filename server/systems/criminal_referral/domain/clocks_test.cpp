// The periods of State Council Order 310, at both sides of every bound.
#include "systems/criminal_referral/domain/referral_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::criminal_referral::test {
namespace {

using Outcome = ObligationOutcome;
constexpr auto handler = Role::handler;
constexpr auto head = Role::head;
constexpr auto officer = Role::officer;

/// The duty is no breach one second before its legal bound and late at it; where the bound was
/// rolled over a day of rest, it is over the target that this day was.
template <class Command>
void check_bound(const Matter& matter, std::string_view unit, RoleSet roles, const Command& command,
                 std::string_view key, std::string_view bound) {
  CAPTURE(std::string(key));
  const Instant end = at(bound);
  Matter early = matter;
  early.must(unit, roles, command, end + -1);
  CHECK(*early.duty(key).due_before == end);
  CHECK(early.duty(key).basis == Basis::law);
  const bool rolled = early.duty(key).target_before.has_value();
  CHECK(outcome_of(early.duty(key)) == (rolled ? Outcome::over_target : Outcome::on_time));
  Matter late = matter;
  late.must(unit, roles, command, end);
  CHECK(outcome_of(late.duty(key)) == Outcome::late);
}

}  // namespace

TEST_CASE("3.7-c the principal head decides within three days of the report") {
  check_bound(reported(), "town", head, decision(true), "decide_referral", "2026-03-06 00:00");
  check_bound(reported(), "town", head, decision(false), "decide_referral", "2026-03-06 00:00");
  CHECK(reported().duty("decide_referral").clause == "L:order_310-5");
}

TEST_CASE("the last of three days that is a day of rest rolls, and the day itself is the target") {
  Matter matter;
  matter.suspect(at("2026-09-29 09:00"));
  matter.report(at("2026-09-29 10:00"));
  const Obligation row = matter.duty("decide_referral");
  CHECK(*row.due_before == at("2026-10-09 00:00"));
  CHECK(*row.target_before == at("2026-10-03 00:00"));
  Matter within = matter;
  within.approve(at("2026-10-02 23:59:59"));
  CHECK(outcome_of(within.duty("decide_referral")) == Outcome::on_time);
  matter.approve(at("2026-10-03 00:00"));
  CHECK(outcome_of(matter.duty("decide_referral")) == Outcome::over_target);
  CHECK_FALSE(reported().duty("decide_referral").target_before.has_value());
}

TEST_CASE("3.7-c the case is referred within 24 hours of approval, through nights and holidays") {
  Matter matter = approved();
  for (const MaterialKind kind : {MaterialKind::investigation_report, MaterialKind::goods_list,
                                  MaterialKind::expert_report, MaterialKind::other_material}) {
    matter.attach("town", handler, kind, at("2026-03-02 11:30"));
  }
  check_bound(matter, "town", head, refer_to("police"), "refer", "2026-03-03 11:00");
  CHECK(matter.duty("refer").hour_clock);
}

TEST_CASE("3.7-c a duty crime goes to the commission promptly, by targets and not by days") {
  Matter matter = approved(CrimeKind::duty_crime);
  const Obligation row = matter.duty("refer");
  CHECK(row.clause == "3.7-c");
  CHECK(row.basis == Basis::notice);
  CHECK_FALSE(row.due_before.has_value());
  CHECK(*row.target_before == at("2026-03-03 11:00"));
  CHECK_FALSE(matter.duty("decide_referral").due_before.has_value());
  matter.refer(at("2026-03-02 12:00"), "commission");
  matter.receipt(at("2026-03-02 13:00"), "commission");
  CHECK_FALSE(matter.duty("decide_filing").due_before.has_value());
  CHECK(matter.duty("decide_filing").clause == "L:order_310-19");
}

TEST_CASE("what is not the organ's own case is passed on within 24 hours of the receipt") {
  check_bound(receipted(), "police", officer, onward("police2"), "pass_on", "2026-03-03 13:00");
  Matter matter = receipted();
  matter.must("police", officer, onward("police2"), at("2026-03-03 10:00"));
  CHECK(matter.state->stage == Stage::referred);
  CHECK(outcome_of(matter.duty("decide_filing")) == Outcome::superseded);
  CHECK(matter.duty("sign_receipt.2").debtor == UnitId{"police2"});
  matter.receipt(at("2026-03-03 11:00"), "police2");
  CHECK(*matter.duty("decide_filing.2").due_before == at("2026-03-07 00:00"));
}

TEST_CASE("missing papers are told within 24 hours and supplied in three days; no clock stops") {
  check_bound(receipted(), "police", officer, NotifyIncomplete{text("a report")},
              "notify_incomplete", "2026-03-03 13:00");
  Matter matter = receipted();
  const Instant bound = *matter.duty("decide_filing").due_before;
  matter.must("police", officer, NotifyIncomplete{text("a report")}, at("2026-03-03 10:00"));
  CHECK(*matter.duty("decide_filing").due_before == bound);
  // The third day, 6 March, is a Friday; 7 March would roll.
  check_bound(matter, "town", handler, Supply{text("there is none")}, "supply", "2026-03-07 00:00");
}

TEST_CASE("3.7-e the decision on filing falls within three days of the receipt") {
  check_bound(receipted(), "police", officer, filing(true), "decide_filing", "2026-03-06 00:00");
  check_bound(receipted(), "police", officer, filing(false), "decide_filing", "2026-03-06 00:00");
  const Matter own = receipted(CrimeKind::procuratorate);
  check_bound(own, "procuratorate", officer, filing(true), "decide_filing", "2026-03-06 00:00");
  CHECK(own.duty("decide_filing").clause == "L:procuratorate_rules");
}

TEST_CASE("a receipt signed late is shown, and so is the time counted from the arrival") {
  Matter matter = referred();
  CHECK(*matter.duty("sign_receipt").target_before == at("2026-03-03 12:00"));
  CHECK_FALSE(matter.duty("sign_receipt").due_before.has_value());
  matter.receipt(at("2026-03-05 09:00"));
  CHECK(outcome_of(matter.duty("sign_receipt")) == Outcome::over_target);
  CHECK(*matter.duty("decide_filing").due_before == at("2026-03-10 00:00"));
  CHECK(*matter.duty("decide_filing").strict_due_before == at("2026-03-06 00:00"));
  CHECK_FALSE(receipted().duty("decide_filing").strict_due_before.has_value());
}

TEST_CASE("the sender objects within three days, and reconsideration is decided in three") {
  check_bound(not_filed(), "town", head, suggestion(), "answer_non_filing", "2026-03-07 00:00");
  check_bound(not_filed(), "town", head, AcceptNonFiling{}, "answer_non_filing",
              "2026-03-07 00:00");
  Matter matter = not_filed();
  matter.must("town", head, reconsideration(), at("2026-03-06 23:59:59"));
  CHECK(outcome_of(matter.duty("answer_non_filing")) == Outcome::on_time);
  CHECK(is(not_filed().refused("town", head, reconsideration(), at("2026-03-07 00:00")),
           Refusal::reconsideration_too_late));
  matter = not_filed();
  matter.must("town", head, reconsideration(), at("2026-03-04 10:00"));
  // 7 March 2026 is a Saturday: rolled to Monday.
  check_bound(matter, "police", officer, reconsidered(false), "decide_reconsideration",
              "2026-03-10 00:00");
  CHECK(*matter.duty("decide_reconsideration").target_before == at("2026-03-08 00:00"));
  matter.must("police", officer, reconsidered(false), at("2026-03-05 10:00"));
  check_bound(matter, "town", head, suggestion(), "answer_non_filing.2", "2026-03-10 00:00");
}

TEST_CASE("of a case the procuratorate takes itself: five days, seven, five again, fifteen") {
  const Matter matter = not_filed(CrimeKind::procuratorate);
  Matter late = matter;
  CHECK(*matter.duty("answer_non_filing").due_before == at("2026-03-10 00:00"));
  Matter asked = matter;
  asked.must("town", head, reconsideration(), at("2026-03-09 23:59:59"));
  CHECK(is(late.refused("town", head, reconsideration(), at("2026-03-10 00:00")),
           Refusal::reconsideration_too_late));
  asked = matter;
  asked.must("town", head, reconsideration(), at("2026-03-04 10:00"));
  check_bound(asked, "procuratorate", officer, reconsidered(false), "decide_reconsideration",
              "2026-03-12 00:00");
  asked.must("procuratorate", officer, reconsidered(false), at("2026-03-05 10:00"));
  CHECK(*asked.duty("answer_non_filing.2").due_before == at("2026-03-11 00:00"));
  asked.must("town", head, reconsideration(), at("2026-03-06 10:00"));
  // Fifteen days end on Saturday, 21 March.
  check_bound(asked, "procuratorate", officer, reconsidered(false), "decide_reconsideration.2",
              "2026-03-24 00:00");
  asked.must("procuratorate", officer, reconsidered(false), at("2026-03-09 10:00"));
  CHECK(is(asked.refused("town", head, reconsideration(), at("2026-03-10 10:00")),
           Refusal::reconsideration_exhausted));
}

TEST_CASE("reasons within seven days, filing within fifteen of the notice") {
  check_bound(demanded(), "police", officer, StateReasons{text("minor")}, "state_reasons",
              "2026-03-12 00:00");
  Matter matter = demanded();
  CHECK(is(matter.refused("procuratorate", officer, OrderFiling{"order 1", text("r")},
                          at("2026-03-11 23:59:59")),
           Refusal::reasons_awaited));
  Matter silent = matter;
  silent.must("procuratorate", officer, OrderFiling{"order 1", text("r")}, at("2026-03-12 00:00"));
  matter.must("police", officer, StateReasons{text("minor")}, at("2026-03-05 10:00"));
  matter.must("procuratorate", officer, OrderFiling{"order 1", text("r")}, at("2026-03-06 10:00"));
  // Fifteen days end on Saturday, 21 March.
  check_bound(matter, "police", officer, filing(true), "file_as_ordered", "2026-03-24 00:00");
  CHECK(is(matter.refused("police", officer, filing(false), at("2026-03-09 10:00")),
           Refusal::filing_already_ordered));
}

TEST_CASE("3.7-e goods and papers are handed over within three days of the notice of filing") {
  check_bound(filed(), "town", handler, handover(), "hand_over", "2026-03-07 00:00");
  Matter matter = filed();
  matter.must("town", handler, handover(), at("2026-03-04 10:00"));
  CHECK(*matter.duty("sign_handover").target_before == at("2026-03-06 00:00"));
  matter.must("police", officer, SignHandover{personal("clerk")}, at("2026-03-05 10:00"));
  CHECK(closed(*matter.state));
}

TEST_CASE("the copy of a penalty decision goes out within ten days") {
  Matter matter = suspected();
  matter.must("town", handler, penalty(PenaltyKind::fine, at("2026-03-01 10:00")),
              at("2026-03-02 10:00"));
  const std::string id = matter.state->penalties.back().id;
  check_bound(matter, "town", handler, decision_copy(id), "send_decision_copy", "2026-03-12 00:00");
  matter.report(at("2026-03-02 11:00"));
  matter.approve(at("2026-03-02 12:00"));
  matter.refer(at("2026-03-02 13:00"));
  CHECK(*matter.duty("send_decision_copy").discharged_at == at("2026-03-02 13:00"));
}

TEST_CASE("silence may be complained of once the time to decide is over") {
  Matter matter = receipted();
  CHECK(is(matter.refused("town", head, suggestion(), at("2026-03-05 23:59:59")),
           Refusal::supervision_not_due));
  matter.must("town", head, suggestion(), at("2026-03-06 00:00"));
  CHECK(matter.state->stage == Stage::supervised);
  matter.must("procuratorate", officer, EndSupervision{text("it is being decided")},
              at("2026-03-09 10:00"));
  CHECK(matter.state->stage == Stage::receipted);
  CHECK_FALSE(matter.duty("decide_filing").discharged_at.has_value());
  Matter unsigned_yet = referred();
  CHECK(is(unsigned_yet.refused("town", head, suggestion(), at("2026-03-05 23:59:59")),
           Refusal::supervision_not_due));
  unsigned_yet.must("town", head, suggestion(), at("2026-03-06 00:00"));
  unsigned_yet.receipt(at("2026-03-06 10:00"));
  unsigned_yet.decide(false, at("2026-03-06 11:00"));
  CHECK(unsigned_yet.state->stage == Stage::supervised);
}

TEST_CASE("the way back: prompt to send, fifteen working days to decide, the answer as asked") {
  Matter matter = back_found();
  CHECK(*matter.duty("send_back").target_before == at("2026-03-06 00:00"));
  SendBack command = back_to("town");
  command.answer_before = at("2026-04-01 00:00");
  matter.must("police", officer, command, at("2026-03-02 10:00"));
  CHECK(*matter.duty("receive_back").target_before == at("2026-03-04 00:00"));
  CHECK(*matter.duty("decide_case").target_before == at("2026-03-24 00:00"));
  matter.must("town", handler, ReceiveBack{}, at("2026-03-03 10:00"));
  matter.must("town", handler, case_decision(true), at("2026-03-04 10:00"));
  check_bound(matter, "town", head, result(Conclusion::penalised), "report_result",
              "2026-04-01 00:00");
  CHECK(*back_sent().duty("report_result").target_before == at("2026-05-07 00:00"));
  CHECK_FALSE(back_sent().duty("report_result").due_before.has_value());
}

TEST_CASE("a corrected suspicion moves what is owed and nothing that ended") {
  Matter matter = suspected();
  matter.must("town", head, task_force(), at("2026-03-02 10:00"));
  const Obligation ended = matter.duty("form_task_force");
  matter.must("town", head, correction(at("2026-02-27 09:00")), at("2026-03-02 11:00"));
  CHECK(matter.duty("form_task_force") == ended);
  CHECK(*matter.duty("check_threshold").target_before == at("2026-03-04 00:00"));
  CHECK(is(
      matter.refused("town", handler, correction(at("2026-02-26 09:00")), at("2026-03-02 12:00")),
      CommonRefusal::head_must_correct_clock));
}

}  // namespace liandong::criminal_referral::test

// Every duty a referral ever gave rise to, computed from its state.
#include "systems/criminal_referral/domain/clocks.hpp"
#include "systems/criminal_referral/domain/duty_table.hpp"
#include "systems/criminal_referral/domain/referral.hpp"

namespace liandong::criminal_referral {
namespace {

using common::DutyInfo;

std::optional<Instant> first_of(std::initializer_list<std::optional<Instant>> times) {
  std::optional<Instant> first;
  for (const auto& at : times) {
    if (at && (!first || *at < *first)) first = at;
  }
  return first;
}

class Builder {
 public:
  Builder(const Referral& referral, const Targets& targets, const WorkCalendar& calendar)
      : r_(referral), rows_(targets, calendar, referral.closed_at) {}

  std::vector<Obligation> build() {
    if (r_.back) {
      way_back();
      return std::move(rows_).take();
    }
    preparation();
    reports();
    letter();
    copies();
    for (const Round& round : r_.rounds) at_organ(round);
    non_filings();
    supervisions();
    handover();
    handling();
    return std::move(rows_).take();
  }

 private:
  // “日” are calendar days that roll over; the day without rolling is the target.  [D0040]
  Obligation legal(const DutyInfo& info, std::string_view clause, std::size_t n, UnitId debtor,
                   UnitId creditor, Instant arises_at, Period period) {
    Obligation row = rows_.legal_row(info, n, debtor, creditor, arises_at, period);
    row.clause = clause;
    if (period.kind == PeriodKind::calendar_days) {
      const Instant plain = end_of(local_day(arises_at) + period.n);
      if (plain != *row.due_before) row.target_before = plain;
    }
    return row;
  }
  // What the law counts in days for the police is prompt for the commission.  [3.7-c]
  Obligation by_kind(const DutyInfo& info, std::string_view clause, UnitId debtor, UnitId creditor,
                     Instant arises_at, Period period, std::size_t n) {
    if (r_.crime_kind != CrimeKind::duty_crime) {
      return legal(info, clause, n, debtor, creditor, arises_at, period);
    }
    Obligation row = rows_.row(info, n, debtor, creditor, arises_at);
    row.clause = "3.7-c";
    row.basis = Basis::notice;
    return row;
  }

  void preparation();
  void reports();
  void letter();
  void copies();
  void at_organ(const Round& round);
  void decision(const Round& round, std::size_t n);
  void non_filings();
  void supervisions();
  void supervision(const Supervision& one, std::size_t n);
  /// The organ of the city that had the case then; it may have passed it on since.
  [[nodiscard]] UnitId organ_at(Instant at) const;
  void handover();
  void handling();
  void way_back();

  const Referral& r_;
  common::DutyRows rows_;
  std::size_t organs_ = 0;
};

// 立即组成专案组; the standard is checked before any penalty.  [3.7-b, L:order_310-5]
void Builder::preparation() {
  const bool checked = !r_.checks.empty();
  Obligation check = rows_.row(duty::check_threshold, 1, r_.sender, {},
                               checked ? r_.checks.front().owed_since : r_.arose_at);
  if (checked) check.discharged_at = r_.checks.front().checked_at;
  rows_.add(std::move(check));
  Obligation force = rows_.row(duty::form_task_force, 1, r_.sender, {},
                               r_.task_force_at ? r_.task_force_owed_since : r_.arose_at);
  force.discharged_at = r_.task_force_at;
  rows_.add(std::move(force));
}

// 自接到报告之日起3日内作出批准移送或者不批准移送的决定.  [L:order_310-5, 3.7-c]
void Builder::reports() {
  const bool reported = !r_.reports.empty();
  Obligation first = rows_.row(duty::submit_report, 1, r_.sender, {},
                               reported ? r_.reports.front().owed_since : r_.arose_at);
  if (reported) first.discharged_at = r_.reports.front().submitted_at;
  rows_.add(std::move(first));
  std::size_t n = 0;
  for (const Report& report : r_.reports) {
    Obligation row = by_kind(duty::decide_referral, "L:order_310-5", r_.sender, {},
                             report.submitted_at, approval_period, ++n);
    row.discharged_at = report.decided_at;
    rows_.add(std::move(row));
  }
}

// 决定批准的，应当在24小时内移送.  [L:order_310-5, 3.7-c]
void Builder::letter() {
  for (const Report& report : r_.reports) {
    if (!report.approved.value_or(false)) continue;
    const UnitId to = r_.rounds.empty() ? UnitId{} : r_.rounds.front().receiver;
    Obligation row = by_kind(duty::refer, "L:order_310-5", r_.sender, to, *report.decided_at,
                             referral_period, 1);
    row.discharged_at = first_sent_at(r_);
    rows_.add(std::move(row));
  }
}

// 作出行政处罚的，10日内抄送决定书副本.  [L:transfer_opinion, 3.7-d]
void Builder::copies() {
  std::size_t n = 0;
  for (const Penalty& penalty : r_.penalties) {
    if (!penalty.copy_owed) continue;
    Obligation row = legal(duty::send_copy, "L:transfer_opinion", ++n, r_.sender, penalty.organ,
                           penalty.decided_at, decision_copy_period);
    row.discharged_at = penalty.copied_at;
    rows_.add(std::move(row));
  }
}

// 回执、24小时转送、24小时告知补正、3日补正.  [L:order_310-7, L:police_procedure-180]
void Builder::at_organ(const Round& round) {
  const std::size_t n = ++organs_;
  if (round.receiver.empty()) {
    Obligation follow = rows_.row(duty::follow_outside, n, r_.sender, {}, round.sent_at);
    follow.discharged_at = round.decided_at;
    rows_.add(std::move(follow));
    return;
  }
  Obligation receipt = rows_.row(duty::sign_receipt, n, round.receiver, r_.sender, round.sent_at);
  receipt.discharged_at = round.receipted_at;
  rows_.add(std::move(receipt));
  if (!round.receipted_at) return;
  if (round.passed_on_at) {
    Obligation passing = legal(duty::pass_on, "L:order_310-7", n, round.receiver, r_.sender,
                               *round.receipted_at, organ_period);
    passing.discharged_at = round.passed_on_at;
    rows_.add(std::move(passing));
  }
  if (round.incomplete_at) {
    Obligation telling = legal(duty::notify_incomplete, "L:police_procedure-180", n, round.receiver,
                               r_.sender, *round.receipted_at, organ_period);
    telling.discharged_at = round.incomplete_at;
    rows_.add(std::move(telling));
    Obligation supply = legal(duty::supply, "L:police_procedure-180", n, r_.sender, round.receiver,
                              *round.incomplete_at, supply_period);
    supply.discharged_at = round.supplied_at;
    if (!round.supplied_at) {
      supply.superseded_at = first_of({round.decided_at, round.passed_on_at});
    }
    rows_.add(std::move(supply));
  }
  decision(round, n);
}

// 自接受之日起3日内; an organ that signs late is shown what it would be from the arrival.
// [L:order_310-8, L:procuratorate_rules, D0041]
void Builder::decision(const Round& round, std::size_t n) {
  Obligation row;
  if (round.kind == CrimeKind::duty_crime) {
    row = rows_.row(duty::decide_filing, n, round.receiver, r_.sender, *round.receipted_at);
    row.clause = "L:order_310-19";
  } else {
    row = legal(duty::decide_filing,
                round.kind == CrimeKind::ordinary ? "L:order_310-8" : "L:procuratorate_rules", n,
                round.receiver, r_.sender, *round.receipted_at, filing_period);
    const Instant strict = due(filing_period, round.sent_at, rows_.calendar())->due_before;
    if (strict != *row.due_before) row.strict_due_before = strict;
  }
  row.discharged_at = round.decided_at;
  row.superseded_at = round.passed_on_at;
  rows_.add(std::move(row));
}

// 3日内提请复议或者建议立案监督; 复议3日内决定.  [L:order_310-9, L:procuratorate_rules]
void Builder::non_filings() {
  const Round* round = r_.rounds.empty() ? nullptr : &r_.rounds.back();
  std::size_t n = 0;
  for (const NonFiling& one : r_.non_filings) {
    Obligation row;
    if (round->kind == CrimeKind::duty_crime) {
      row = rows_.row(duty::answer_non_filing, ++n, r_.sender, round->receiver, one.notified_at);
      row.clause = "L:order_310-19";
    } else {
      row = legal(duty::answer_non_filing,
                  round->kind == CrimeKind::ordinary ? "L:order_310-9" : "L:procuratorate_rules",
                  ++n, r_.sender, round->receiver, one.notified_at, objection_period(round->kind));
    }
    row.discharged_at = one.answered_at;
    row.superseded_at = one.overtaken_at;
    rows_.add(std::move(row));
  }
  n = 0;
  for (const Objection& one : r_.objections) {
    ++n;
    Obligation row =
        legal(duty::reconsider,
              round->kind == CrimeKind::ordinary ? "L:order_310-9" : "L:procuratorate_rules", n,
              round->receiver, r_.sender, one.requested_at, reconsideration_period(round->kind, n));
    row.discharged_at = one.decided_at;
    rows_.add(std::move(row));
  }
}

void Builder::supervisions() {
  std::size_t n = 0;
  for (const Supervision& one : r_.supervisions) supervision(one, ++n);
}

UnitId Builder::organ_at(Instant at) const {
  UnitId organ;
  for (const Round& round : r_.rounds) {
    if (round.sent_at <= at && !round.receiver.empty()) organ = round.receiver;
  }
  return organ;
}

// 7日内说明不立案理由，15日内按通知立案.  [L:police_procedure-182, L:order_310-14]
void Builder::supervision(const Supervision& one, std::size_t n) {
  const UnitId organ = organ_at(one.opened_at);
  if (one.suggested) {
    Obligation row = rows_.row(duty::examine, n, r_.procuratorate, r_.sender, one.opened_at);
    row.discharged_at = first_of({one.demanded_at, one.ended_at});
    if (!row.discharged_at) row.superseded_at = one.filed_at;
    rows_.add(std::move(row));
  }
  if (!one.demanded_at) return;
  Obligation reasons = legal(duty::state_reasons, "L:police_procedure-182", n, organ,
                             r_.procuratorate, *one.demanded_at, reasons_period);
  reasons.discharged_at = one.stated_at;
  if (!one.stated_at) {
    reasons.superseded_at = first_of({one.ordered_at, one.ended_at, one.filed_at});
  }
  rows_.add(std::move(reasons));
  if (one.stated_at) {
    Obligation row = rows_.row(duty::judge, n, r_.procuratorate, r_.sender, *one.stated_at);
    row.discharged_at = first_of({one.ordered_at, one.ended_at});
    if (!row.discharged_at) row.superseded_at = one.filed_at;
    rows_.add(std::move(row));
  }
  if (!one.ordered_at) return;
  Obligation filing = legal(duty::file_as_ordered, "L:police_procedure-182", n, organ,
                            r_.procuratorate, *one.ordered_at, ordered_period);
  filing.discharged_at = one.filed_at;
  rows_.add(std::move(filing));
}

// 自接到立案通知书之日起3日内移交涉案物品以及与案件有关的其他材料.  [L:order_310-12, 3.7-e]
void Builder::handover() {
  if (!r_.filed_at) return;
  const UnitId organ = r_.rounds.back().receiver;
  Obligation row = by_kind(duty::hand_over, "L:order_310-12", r_.sender, organ, *r_.filed_at,
                           handover_period, 1);
  if (r_.handover) row.discharged_at = r_.handover->handed_over_at;
  rows_.add(std::move(row));
  if (!r_.handover || organ.empty()) return;
  Obligation signature =
      rows_.row(duty::sign_handover, 1, organ, r_.sender, r_.handover->handed_over_at);
  signature.discharged_at = r_.handover->signed_at;
  rows_.add(std::move(signature));
}

// 对不予立案的案件依法作出处理.  [L:order_310-10, 3.7-d]
void Builder::handling() {
  std::size_t n = 0;
  const bool concluded = r_.stage == Stage::concluded;
  for (std::size_t i = 0; i < r_.reports.size(); ++i) {
    const Report& report = r_.reports[i];
    if (!report.decided_at || *report.approved) continue;
    Obligation row = rows_.row(duty::conclude, ++n, r_.sender, {}, *report.decided_at);
    const bool last = i + 1 == r_.reports.size();
    if (!last) row.superseded_at = r_.reports[i + 1].submitted_at;
    if (last && concluded) row.discharged_at = r_.closed_at;
    rows_.add(std::move(row));
  }
  if (r_.rounds.empty() || !r_.lifted_at) return;
  Obligation row = rows_.row(duty::conclude, n + 1, r_.sender, {}, *r_.lifted_at);
  if (concluded) row.discharged_at = r_.closed_at;
  rows_.add(std::move(row));
}

// 反向移送.  [L:order_310-13, L:penalty_law-27]
void Builder::way_back() {
  std::size_t n = 0;
  for (const BackRound& round : r_.back_rounds) {
    ++n;
    Obligation sending = rows_.row(duty::send_back, n, r_.sender, round.receiver, round.owed_since);
    sending.discharged_at = round.sent_at;
    rows_.add(std::move(sending));
    Obligation receipt = rows_.row(duty::receive_back, n, round.receiver, r_.sender, round.sent_at);
    receipt.discharged_at = round.received_at;
    rows_.add(std::move(receipt));
    Obligation filing = rows_.row(duty::decide_case, n, round.receiver, r_.sender, round.sent_at);
    filing.discharged_at = round.case_decided_at;
    filing.superseded_at = round.declined_at;
    rows_.add(std::move(filing));
    Obligation result = rows_.row(duty::report_result, n, round.receiver, r_.sender, round.sent_at);
    if (round.answer_before) {
      result.due_before = round.answer_before;
      result.target_before.reset();
      result.period = prompt();
      result.hour_clock = false;
    }
    result.discharged_at = round.reported_at;
    result.superseded_at = round.declined_at;
    rows_.add(std::move(result));
  }
  if (r_.stage != Stage::back_found) return;
  const bool again = !r_.back_rounds.empty();
  rows_.add(rows_.row(duty::send_back, n + 1, r_.sender,
                      again ? r_.back_rounds.back().competent_unit : UnitId{},
                      again ? *r_.back_rounds.back().declined_at : r_.arose_at));
}

}  // namespace

std::vector<Obligation> obligations(const Referral& referral, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(referral, targets, calendar).build();
}

}  // namespace liandong::criminal_referral

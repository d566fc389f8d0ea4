// Every duty a complaint ever gave rise to, computed from its state.
//
// Internal targets asked for by name, with the defaults of data/cities/nangong/targets.json; one
// that is missing there means that elapsed time is shown and nothing is ever over target:
//   complaint_intake.register         same_day
//   complaint_intake.accept           3wd
//   complaint_intake.tell             1wd
//   complaint_intake.notify           1wd
//   complaint_intake.pass_material    3wd
//   complaint_intake.guide            –    owed until there is a result
//   complaint_intake.answer_guidance  3wd
//   complaint_intake.secure           –    owed for as long as the dispute lasts
//   complaint_intake.verify           15cd   extended once by at most …verify_extension (15cd)
//   complaint_intake.file             15wd
//   complaint_intake.follow           –    owed until the other unit reports
//   complaint_intake.answer           5wd
//   complaint_intake.tell_declined    3wd
//   complaint_intake.feedback         3wd
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/duties.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace liandong::complaint_intake {
namespace {

constexpr DutyInfo register_duty{
    "register", "sender",        "public",           "received", "", "complaint_intake.register",
    "same_day", Basis::internal, "3.2.1-a / 3.2.2-a"};
constexpr DutyInfo accept_duty{"accept",   "sender",      "public",
                               "received", "prompt",      "complaint_intake.accept",
                               "3wd",      Basis::notice, "3.2.1-a / 3.2.0-b"};
constexpr DutyInfo accept_passed_duty{"accept_passed", "receiver",    "sender",
                                      "passed",        "prompt",      "complaint_intake.accept",
                                      "3wd",           Basis::notice, "3.2.2-d"};
constexpr DutyInfo tell_duty{"tell",     "sender",      "public",
                             "received", "prompt",      "complaint_intake.tell",
                             "1wd",      Basis::notice, "3.2.2-b"};
constexpr DutyInfo notify_duty{"notify",   "sender",      "receiver",
                               "received", "prompt",      "complaint_intake.notify",
                               "1wd",      Basis::notice, "3.2.2-c"};
constexpr DutyInfo pass_material_duty{"pass_material",
                                      "sender",
                                      "receiver",
                                      "received in writing",
                                      "",
                                      "complaint_intake.pass_material",
                                      "3wd",
                                      Basis::internal,
                                      "3.2.2-e"};
constexpr DutyInfo guide_duty{
    "guide", "sender",        "receiver", "passed", "", "complaint_intake.guide",
    "",      Basis::internal, "3.2.2-f"};
constexpr DutyInfo answer_guidance_duty{"answer_guidance",
                                        "sender",
                                        "receiver",
                                        "guidance requested",
                                        "",
                                        "complaint_intake.answer_guidance",
                                        "3wd",
                                        Basis::internal,
                                        "3.2.2-f"};
constexpr DutyInfo secure_duty{
    "secure", "interim",       "public", "objected or assigned", "", "complaint_intake.secure",
    "",       Basis::internal, "3.6-a"};
constexpr DutyInfo verify_duty{
    "verify", "custodian",     "public",           "accepted", "", "complaint_intake.verify",
    "15cd",   Basis::internal, "3.2.1-b / 3.2.0-b"};
constexpr DutyInfo file_duty{"file",
                             "custodian",
                             "public",
                             "violation verified",
                             "prompt",
                             "complaint_intake.file",
                             "15wd",
                             Basis::notice,
                             "3.2.1-c / 3.2.0-b"};
constexpr DutyInfo decide_case_duty{
    "decide_case", "custodian", "public", "filed", "90cd", "", "", Basis::law, "L:penalty_law-60"};
constexpr DutyInfo transfer_duty{
    "transfer", "custodian", "competent_unit", "found not competent", "3wd / 24h",
    "",         "",          Basis::notice,    "3.2.1-d / 3.1.1-b"};
constexpr DutyInfo follow_duty{
    "follow", "custodian",     "public", "transferred or linked", "", "complaint_intake.follow",
    "",       Basis::internal, "3.2.0-b"};
constexpr DutyInfo answer_duty{
    "answer", "custodian",     "public",           "result", "", "complaint_intake.answer",
    "5wd",    Basis::internal, "3.2.3-a / 3.2.0-b"};
constexpr DutyInfo answer_no_violation_duty{"answer",
                                            "custodian",
                                            "public",
                                            "no violation verified",
                                            "",
                                            "complaint_intake.answer",
                                            "5wd",
                                            Basis::internal,
                                            "3.2.1-b / 3.2.0-b"};
constexpr DutyInfo tell_declined_duty{"tell_declined",
                                      "sender",
                                      "public",
                                      "declined",
                                      "",
                                      "complaint_intake.tell_declined",
                                      "3wd",
                                      Basis::internal,
                                      "3.2.1-a / 3.2.0-b"};
constexpr DutyInfo feedback_duty{
    "feedback", "receiver",      "sender", "result", "", "complaint_intake.feedback",
    "3wd",      Basis::internal, "3.2.3-b"};

constexpr DutyInfo order_duty{"order",       "sender", "public", "received from the hotline",
                              "the order's", "",       "",       Basis::internal,
                              "3.2.0-b"};

constexpr std::array table{
    register_duty,      accept_duty,        accept_passed_duty, tell_duty,
    notify_duty,        pass_material_duty, guide_duty,         answer_guidance_duty,
    secure_duty,        verify_duty,        file_duty,          decide_case_duty,
    transfer_duty,      follow_duty,        answer_duty,        answer_no_violation_duty,
    tell_declined_duty, feedback_duty,      order_duty};

class Builder {
 public:
  Builder(const Complaint& complaint, const Targets& targets, const WorkCalendar& calendar)
      : complaint_(complaint), calendar_(calendar), rows_(targets, calendar, complaint.closed_at) {}

  std::vector<Obligation> build() {
    intake();
    if (complaint_.passing || must_be_passed(complaint_)) passing();
    if (complaint_.passing) receiving();
    handling();
    elsewhere();
    answers();
    order();
    return std::move(rows_).take();
  }

 private:
  static std::string clause(const DutyInfo& info, bool local) {
    const std::size_t parted = info.clause.find(" / ");
    if (parted == std::string_view::npos) return std::string(info.clause);
    return std::string(local ? info.clause.substr(0, parted) : info.clause.substr(parted + 3));
  }

  // Between two townships or two departments nothing is owed by the notice.  [D0050]
  DutyInfo scoped(const DutyInfo& info) const {
    const Complaint& c = complaint_;
    const bool outside = c.passing ? c.passing->outside_notice
                                   : must_be_passed(c) && c.competent_is_local == c.first_is_local;
    DutyInfo made = info;
    if (outside) made.basis = Basis::internal;
    return made;
  }

  Obligation of_first(const DutyInfo& info, std::size_t n, UnitId creditor,
                      Instant arises_at) const {
    Obligation row = rows_.row(info, n, complaint_.first_unit, creditor, arises_at);
    row.clause = clause(info, complaint_.first_is_local);
    return row;
  }

  Obligation of_handler(const DutyInfo& info, std::size_t n, UnitId creditor,
                        Instant arises_at) const {
    Obligation row = rows_.row(info, n, custodian(complaint_), creditor, arises_at);
    const bool first = complaint_.handler.empty();
    row.clause = clause(info, first ? complaint_.first_is_local : complaint_.handler_is_local);
    return row;
  }

  void add(Obligation row) { rows_.add(std::move(row)); }

  // The first unit's own way ended the duties that wait for it.
  std::optional<Instant> other_way() const {
    if (complaint_.refusing) return complaint_.refusing->declined_at;
    if (complaint_.duplicate && !complaint_.accepted_at) return complaint_.duplicate->since;
    return std::nullopt;
  }

  void intake();
  void passing();
  void receiving();
  void handling();
  void filed();
  Obligation transfer() const;
  void elsewhere();
  void answers();
  void order();

  const Complaint& complaint_;
  const WorkCalendar& calendar_;
  common::DutyRows rows_;
};

// Registering and the decision to take it on.  [3.2.1-a, 3.2.2-a]
void Builder::intake() {
  const Complaint& c = complaint_;
  Obligation registering = of_first(register_duty, 1, {}, c.received_at);
  registering.discharged_at = c.registered_at;
  add(std::move(registering));
  if (must_be_passed(c)) return;
  Obligation accept = of_first(accept_duty, 1, {}, c.received_at);
  if (c.passing) {
    accept.superseded_at = c.passing->passed_at;
  } else {
    accept.discharged_at = c.accepted_at ? c.accepted_at : other_way();
  }
  add(std::move(accept));
}

// 告知, 同时告知, 移交材料: three results of one act.  [3.2.2-b, 3.2.2-c, 3.2.2-e]
void Builder::passing() {
  const Complaint& c = complaint_;
  const UnitId unit = c.passing ? c.passing->unit : c.competent_unit;
  std::size_t n = 0;
  for (const Complainant& one : c.complainants) {
    if (!one.before_passing) continue;
    Obligation tell = of_first(scoped(tell_duty), ++n, {}, one.received_at);
    tell.discharged_at = one.told_at;
    tell.excused_at = one.telling_excused_at;
    if (!c.passing) tell.superseded_at = other_way();
    add(std::move(tell));
  }
  Obligation notify = of_first(scoped(notify_duty), 1, unit, c.received_at);
  if (c.passing) {
    notify.discharged_at = c.passing->passed_at;
  } else {
    notify.superseded_at = other_way();
  }
  add(std::move(notify));
  const auto written = std::find_if(
      c.complainants.begin(), c.complainants.end(),
      [](const Complainant& one) { return one.before_passing && one.written_material; });
  if (written == c.complainants.end()) return;
  Obligation material = of_first(pass_material_duty, 1, unit, written->received_at);
  if (c.passing) {
    material.discharged_at = c.passing->material_passed_at;
  } else {
    material.superseded_at = other_way();
  }
  add(std::move(material));
}

// What the unit it was passed to owes, and the guidance it is owed.  [3.2.2-d, 3.2.2-f; Q9]
void Builder::receiving() {
  const Complaint& c = complaint_;
  const Passing& passing = *c.passing;
  const Instant passed_at = passing.passed_at;
  Obligation accept =
      rows_.row(scoped(accept_passed_duty), 1, passing.unit, c.first_unit, passed_at);
  accept.discharged_at = c.objection ? std::optional{c.objection->objected_at} : c.accepted_at;
  add(std::move(accept));
  Obligation guide = of_first(guide_duty, 1, passing.unit, passed_at);
  if (c.objection && c.objection->settled_at && c.handler == c.first_unit) {
    guide.superseded_at = c.objection->settled_at;
  } else if (c.result_at) {
    guide.discharged_at = std::max(*c.result_at, passed_at);
  }
  add(std::move(guide));
  std::size_t n = 0;
  for (const Guidance& one : c.guidance) {
    if (!one.requested_at) continue;
    Obligation answer = of_first(answer_guidance_duty, ++n, custodian(c), *one.requested_at);
    answer.discharged_at = one.given_at;
    add(std::move(answer));
  }
  if (!c.objection) return;
  std::size_t interim_n = 0;
  for (const Interim& interim : c.interims) {
    Obligation secure = rows_.row(secure_duty, ++interim_n, interim.unit, {}, interim.since);
    secure.superseded_at = interim.ended_at;
    add(std::move(secure));
  }
}

// 初步核实, then what it calls for.  [3.2.1-b, 3.2.1-c, 3.2.1-d]
void Builder::handling() {
  const Complaint& c = complaint_;
  if (!c.accepted_at) return;
  Obligation verify = of_handler(verify_duty, 1, {}, *c.accepted_at);
  if (c.verification) verify.discharged_at = c.verification->verified_at;
  if (c.duplicate) verify.superseded_at = c.duplicate->since;
  if (const auto bound = verification_bound(c, rows_.targets(), calendar_)) {
    verify.target_before = bound->due_before;
    verify.provisional = bound->provisional;
  }
  add(std::move(verify));
  if (!c.verification) return;
  if (c.verification->finding == Finding::not_competent) add(transfer());
  if (is_handled(c)) filed();
}

void Builder::filed() {
  const Complaint& c = complaint_;
  const Instant since = handled_since(c);
  Obligation file = of_handler(file_duty, 1, {}, since);
  if (c.filing) file.discharged_at = std::max(c.filing->decided_at, since);
  add(std::move(file));
  if (!c.filing || !c.filing->filed) return;
  Obligation decide =
      rows_.legal_row(decide_case_duty, 1, c.handler, {}, *c.filing->filed_at, calendar_days(90));
  if (c.outcome) decide.discharged_at = c.outcome->decided_at;
  add(std::move(decide));
}

// The clock of a case transfer; between two townships or two departments it is a target only.
// [3.2.1-d, 3.1.1-a, 3.1.1-c]
Obligation Builder::transfer() const {
  const Complaint& c = complaint_;
  const Verification& found = *c.verification;
  const Period period = found.urgent ? hours(24) : working_days(3);
  const bool outside = !c.competent_unit.empty() && c.competent_unit != c.handler &&
                       c.competent_is_local == c.handler_is_local;
  const std::string word(transfer_duty.duty);
  const std::string by_clause = clause(transfer_duty, c.handler_is_local);
  Obligation row = outside ? prompt_obligation(word, word, by_clause, Basis::internal,
                                               found.verified_at, period, calendar_)
                           : legal_obligation(word, word, by_clause, Basis::notice,
                                              found.verified_at, period, calendar_);
  row.debtor = c.handler;
  row.creditor = c.transferred ? c.transferred->unit : c.competent_unit;
  if (c.transferred) row.discharged_at = c.transferred->since;
  return row;
}

// Who waits on another matter still owes C the result.  [3.2.0-b]
void Builder::elsewhere() {
  const Complaint& c = complaint_;
  const std::optional<Elsewhere>& waited = c.duplicate ? c.duplicate : c.transferred;
  if (!waited) return;
  Obligation follow = of_handler(follow_duty, 1, {}, waited->since);
  follow.discharged_at = waited->reported_at;
  follow.superseded_at = waited->taken_back_at;
  add(std::move(follow));
}

// Every complainant, and the unit that passed the complaint on.  [3.2.1-b, 3.2.3-a, 3.2.3-b]
void Builder::answers() {
  const Complaint& c = complaint_;
  if (!c.refusing && !c.result_at) return;
  const bool none = c.verification && c.verification->finding == Finding::no_violation;
  const DutyInfo& info =
      c.refusing ? tell_declined_duty : (none ? answer_no_violation_duty : answer_duty);
  const Instant said = c.refusing ? c.refusing->declined_at : *c.result_at;
  std::size_t n = 0;
  for (const Complainant& one : c.complainants) {
    Obligation answer = of_handler(info, ++n, {}, std::max(said, one.received_at));
    answer.discharged_at = one.answered_at;
    answer.excused_at = one.answer_excused_at;
    add(std::move(answer));
  }
  if (!owes_feedback(c)) return;
  Obligation feedback = of_handler(feedback_duty, 1, c.first_unit, said);
  feedback.discharged_at = c.feedback_at;
  add(std::move(feedback));
}

// 12345 转来件取工单时限: the first unit answers to the hotline, whoever handles it.  [3.2.0-b;
// D0050]
void Builder::order() {
  const Complaint& c = complaint_;
  if (!c.order_due_before) return;
  Obligation row = of_first(order_duty, 1, {}, c.received_at);
  row.target_before = c.order_due_before;
  Instant last = c.received_at;
  bool all = true;
  for (const Complainant& one : c.complainants) {
    const std::optional<Instant> end = one.answered_at ? one.answered_at : one.answer_excused_at;
    all = all && end.has_value();
    last = std::max(last, end.value_or(last));
  }
  if (all) row.discharged_at = last;
  add(std::move(row));
}

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Complaint& complaint, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(complaint, targets, calendar).build();
}

}  // namespace liandong::complaint_intake

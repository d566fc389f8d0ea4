// What becomes of reasons, and the report to the government with its answer.
#include "systems/joint_enforcement/hazard_notice/domain/decide_each.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/limits.hpp"

#include <algorithm>

namespace liandong::hazard_notice {
namespace {

constexpr std::string_view occurred = "occurred_at";

void check_judgment(Checks& checks, const Notice& notice, UnitId department,
                    const Context& context) {
  const Reasons* reasons = pending_reasons(notice, department);
  checks.refuse_if(reasons == nullptr, Refusal::reasons_missing, department.view());
  if (reasons != nullptr) checks.not_before(occurred, context.occurred_at, reasons->given_at);
}

}  // namespace

Decision decide_one(const Notice& notice, const AcceptReasons& command, const Context& context) {
  Checks checks;
  check_judgment(checks, notice, command.department, context);
  return unless_refused(checks, ReasonsAccepted{command.department, command.comment});
}

Decision decide_one(const Notice& notice, const RejectReasons& command, const Context& context) {
  Checks checks;
  check_judgment(checks, notice, command.department, context);
  return unless_refused(checks, ReasonsRejected{command.department, command.reason});
}

// 不能说明理由又拒不处理: both. A department that acts, or whose reasons have yet to be judged, is
// not reported.  [3.4.2-d; D0035]
Decision decide_one(const Notice& notice, const ReportToGovernment& command,
                    const Context& context) {
  const UnitId signatory = command.signatory.empty() ? context.actor.unit : command.signatory;
  std::vector<UnitId> departments;
  std::optional<Instant> earliest;
  for (const DraftReport& draft : notice.drafts) {
    if (draft.ended_at || draft.reported_at) continue;
    const Instant from = reportable_from(draft, context.targets, context.calendar);
    earliest = std::min(from, earliest.value_or(from));
    if (from <= context.occurred_at) departments.push_back(draft.department);
  }
  Checks checks;
  checks.refuse_if(notice.reports.size() >= limits::records, CommonRefusal::too_many_records,
                   "reports", {}, limits::records);
  checks.refuse_if(!earliest, Refusal::nothing_to_report);
  checks.refuse_if(earliest && departments.empty(), Refusal::report_too_early, {},
                   earliest.value_or(Instant{}));
  standing(context.units)
      .check_signatory(checks, signatory, finds(notice, signatory), context.actor);
  if (checks.first()) return Err{*checks.first()};
  Reported event;
  event.document_number =
      context.numbers.next(signatory, "hazard_report", civil(local_day(context.occurred_at)).year);
  event.signatory = signatory;
  event.statute = standing(context.units).statute_of(signatory);
  event.departments = std::move(departments);
  event.report = command;
  return std::vector<Event>{event};
}

// 批示: to those of the reports that have not dealt with the hazard meanwhile.  [3.4.2-d]
Decision decide_one(const Notice& notice, const Instruct& command, const Context& context) {
  Instructed event{{}, command.instruction, command.answer_before};
  Checks checks;
  for (const Report& report : notice.reports) {
    if (report.instructed_at || report.ended_at) continue;
    checks.not_before(occurred, context.occurred_at, report.reported_at);
    for (const UnitId unit : report.departments) {
      const auto& named = event.departments;
      const bool twice = std::find(named.begin(), named.end(), unit) != named.end();
      if (is_live(*department_of(notice, unit)) && !twice) event.departments.push_back(unit);
    }
  }
  checks.refuse_if(command.answer_before && *command.answer_before <= context.occurred_at,
                   Refusal::time_not_in_future, "answer_before", context.occurred_at);
  return unless_refused(checks, event);
}

Decision decide_one(const Notice& notice, const RecordRenderedLetter& command, const Context&) {
  Checks checks;
  common::check_rendered(checks, notice.reports, command);
  return unless_refused(checks,
                        LetterRendered{command.document_number, command.digest, command.size});
}

}  // namespace liandong::hazard_notice

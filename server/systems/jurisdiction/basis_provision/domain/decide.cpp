// 将执法依据、执法标准准确提供给乡镇和街道.
#include "systems/jurisdiction/basis_provision/domain/decide_each.hpp"
#include "systems/jurisdiction/basis_provision/domain/limits.hpp"
#include "systems/jurisdiction/basis_provision/domain/shape.hpp"
#include "systems/jurisdiction/domain/concerned.hpp"

#include <algorithm>

namespace liandong::basis_provision {
namespace {

constexpr std::string_view occurred = "occurred_at";

void check_holder(Checks& checks, const Provision& provision, const Context& context) {
  checks.refuse_if(holder_of(provision, jurisdiction::acting_for(context)) == nullptr,
                   Refusal::unit_not_holder, context.actor.unit.view());
}

// No act lies before the text it speaks of.
void check_after_text(Checks& checks, const Provision& provision, Instant at) {
  const bool given = !provision.rounds.empty();
  checks.not_before(occurred, at,
                    given ? provision.rounds.back().provided_at : provision.published_at);
}

}  // namespace

Decision decide(const Provision* provision, const Command& command, const Context& context) {
  if (const auto* listed = std::get_if<OpenFromList>(&command);
      listed != nullptr && provision == nullptr) {
    Checks checks;
    check_shape(checks, command, context);
    if (checks.first()) return Err{*checks.first()};
    return decide_opening(*listed, context);
  }
  return common::judge<RecordAssignment, Decision, Checks>(provision, command, context,
                                                           permissions());
}

Decision decide_one(const Provision&, const OpenFromList&, const Context&) {
  return Err{common::rejection(common::code_of(1000, CommonRefusal::not_in_this_stage),
                               OpenFromList::name)};
}

// Whoever published the list is a party to nothing in it.  [2-c]
Decision decide_opening(const OpenFromList& command, const Context& context) {
  return unless_refused(
      {}, AssignmentRecorded{command.assignment.department, context.units.coordinating_office(),
                             command.assignment});
}

// Known to who provides, to who holds or to who coordinates: any of them may start it.  [2-c]
Decision decide_opening(const RecordAssignment& command, const Context& context) {
  Checks checks;
  const UnitId department = jurisdiction::check_concerned<Refusal>(
      checks, command.department, command.holders, command.items, context);
  checks.not_before(occurred, context.occurred_at, command.published_at);
  return unless_refused(
      checks, AssignmentRecorded{department, context.units.coordinating_office(), command});
}

// Late is recorded and shown, never refused.  [2-c]
Decision decide_one(const Provision& provision, const Provide& command, const Context& context) {
  Checks checks;
  check_after_text(checks, provision, context.occurred_at);
  return unless_refused(checks, Provided{command});
}

Decision decide_one(const Provision& provision, const Acknowledge&, const Context& context) {
  const UnitId unit = jurisdiction::acting_for(context);
  const Holder* holder = holder_of(provision, unit);
  Checks checks;
  check_holder(checks, provision, context);
  checks.refuse_if(holder != nullptr && has_acknowledged(*holder), Refusal::already_acknowledged,
                   unit.view());
  check_after_text(checks, provision, context.occurred_at);
  return unless_refused(checks, Acknowledged{unit});
}

// 准确: also after everybody signed, for as long as the items are held.  [2-c]
Decision decide_one(const Provision& provision, const ReportInaccuracy& command,
                    const Context& context) {
  const UnitId unit = jurisdiction::acting_for(context);
  const auto& reports = provision.reports;
  Checks checks;
  check_holder(checks, provision, context);
  checks.refuse_if(
      std::any_of(reports.begin(), reports.end(),
                  [&](const Report& one) { return one.holder == unit && is_open(one); }),
      Refusal::report_open, unit.view());
  checks.refuse_if(reports.size() >= limits::records, CommonRefusal::too_many_records, "reports",
                   {}, limits::records);
  check_after_text(checks, provision, context.occurred_at);
  return unless_refused(checks, InaccuracyReported{std::string(context.fresh_id), unit, command});
}

// Answers all open reports; the department may also correct what it found itself.  [2-c]
Decision decide_one(const Provision& provision, const CorrectProvision& command,
                    const Context& context) {
  Checks checks;
  check_after_text(checks, provision, context.occurred_at);
  for (const Report& report : provision.reports) {
    if (is_open(report)) checks.not_before(occurred, context.occurred_at, report.reported_at);
  }
  checks.refuse_if(provision.rounds.size() >= limits::records, CommonRefusal::too_many_records,
                   "rounds", {}, limits::records);
  return unless_refused(checks, ProvisionCorrected{command});
}

Decision decide_one(const Provision& provision, const UpholdProvision& command,
                    const Context& context) {
  const auto report =
      std::find_if(provision.reports.begin(), provision.reports.end(),
                   [&](const Report& one) { return one.id == command.report && is_open(one); });
  const bool known = report != provision.reports.end();
  Checks checks;
  checks.refuse_if(!known, Refusal::report_unknown, "report");
  checks.not_before(occurred, context.occurred_at, known ? report->reported_at : Instant{});
  return unless_refused(checks, ProvisionUpheld{command.report, command.reason});
}

Decision decide_one(const Provision& provision, const DropAssignment& command,
                    const Context& context) {
  Checks checks;
  check_after_text(checks, provision, context.occurred_at);
  for (const Report& report : provision.reports) {
    if (is_open(report)) checks.not_before(occurred, context.occurred_at, report.reported_at);
  }
  return unless_refused(checks, AssignmentDropped{command.reason});
}

}  // namespace liandong::basis_provision

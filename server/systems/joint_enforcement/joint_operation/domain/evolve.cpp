// What each event makes of the state. Events were decided before, so nothing is refused here.
#include "kernel/check.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"

#include <algorithm>

namespace liandong::joint_operation {
namespace {

Participant asked(UnitId unit, Instant at) {
  Participant participant;
  participant.unit = unit;
  participant.invited_at = at;
  return participant;
}

Operation opened(const Planned& event, const Stamp& stamp) {
  const Plan& plan = event.plan;
  Operation operation;
  operation.organiser = event.organiser;
  operation.drafting_office = event.drafting_office;
  operation.title = plan.title;
  operation.meeting = plan.meeting;
  operation.target = plan.target;
  operation.place = plan.place;
  operation.location = plan.location;
  operation.recorded_at = stamp.recorded_at;
  operation.planned_at = plan.planned_at;
  operation.division = plan.division;
  operation.participants.push_back(asked(event.organiser, stamp.occurred_at));
  operation.participants.front().confirmed_at = stamp.occurred_at;
  for (const UnitId unit : plan.units) {
    operation.participants.push_back(asked(unit, stamp.occurred_at));
  }
  return operation;
}

Participant& participant_in(Operation& operation, UnitId unit) {
  const auto found = std::find_if(operation.participants.begin(), operation.participants.end(),
                                  [&](const Participant& one) { return one.unit == unit; });
  LIANDONG_CHECK(found != operation.participants.end());
  return *found;
}

// Everybody has answered and somebody beside the organiser comes.
void settle(Operation& operation) {
  if (operation.stage != Stage::planned && operation.stage != Stage::confirmed) return;
  const auto& all = operation.participants;
  const bool answered = std::none_of(all.begin(), all.end(), is_asked);
  const bool joined = std::any_of(all.begin() + 1, all.end(), [](const Participant& one) {
    return one.confirmed_at.has_value();
  });
  operation.stage = answered && joined ? Stage::confirmed : Stage::planned;
}

void apply(Operation&, const Planned&, Instant) { LIANDONG_CHECK(false); }

void apply(Operation& operation, const PlanChanged& event, Instant) {
  operation.planned_at = event.change.planned_at;
  operation.division = event.change.division;
}

void apply(Operation& operation, const UnitInvited& event, Instant at) {
  operation.participants.push_back(asked(event.unit, at));
}

void apply(Operation& operation, const ParticipationConfirmed& event, Instant at) {
  Participant& participant = participant_in(operation, event.unit);
  participant.confirmed_at = at;
  participant.officers = event.officers;
}

void apply(Operation& operation, const ParticipationDeclined& event, Instant at) {
  Participant& participant = participant_in(operation, event.unit);
  participant.declined_at = at;
  participant.reasons = event.reasons;
}

void apply(Operation& operation, const OfficersNamed& event, Instant) {
  participant_in(operation, event.unit).officers = event.officers;
}

void apply(Operation& operation, const ActionRecorded& event, Instant) {
  operation.stage = Stage::carried_out;
  operation.began_at = event.action.began_at;
  operation.ended_at = event.action.ended_at;
  operation.record = event.action.record;
}

void apply(Operation& operation, const ResultRecorded& event, Instant at) {
  Participant& participant = participant_in(operation, event.unit);
  participant.reported_at = at;
  participant.findings = event.findings;
  participant.measures = event.measures;
}

void apply(Operation& operation, const CaseAdded& event, Instant at) {
  operation.cases.push_back({event.unit, event.case_number, event.case_matter, event.note, at});
}

void apply(Operation& operation, const Concluded& event, Instant at) {
  operation.stage = Stage::concluded;
  operation.closed_at = at;
  operation.summary = event.summary;
}

void apply(Operation& operation, const Cancelled& event, Instant at) {
  operation.stage = Stage::cancelled;
  operation.closed_at = at;
  operation.cancel_reason = event.reason;
}

void apply(Operation& operation, const Corrected& event, Instant) {
  const Correct& correction = event.correction;
  switch (correction.field) {
    case CorrectableField::title:
      operation.title = correction.text;
      break;
    case CorrectableField::target:
      operation.target = correction.text;
      break;
    case CorrectableField::location:
      operation.location = correction.text;
      break;
    case CorrectableField::division:
      operation.division = correction.text;
      break;
  }
}

void apply(Operation& operation, const MaterialAttached& event, Instant) {
  operation.materials.push_back(event.material);
}

}  // namespace

Operation evolve(const Operation* operation, const Event& event, const Stamp& stamp) {
  if (const auto* planned = std::get_if<Planned>(&event)) {
    LIANDONG_CHECK(operation == nullptr);
    return opened(*planned, stamp);
  }
  LIANDONG_CHECK(operation != nullptr);
  Operation next = *operation;
  std::visit([&](const auto& one) { apply(next, one, stamp.occurred_at); }, event);
  settle(next);
  return next;
}

}  // namespace liandong::joint_operation

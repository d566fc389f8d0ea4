#include "systems/complaint_intake/domain/state.hpp"

#include "systems/complaint_intake/domain/complaint.hpp"

#include <algorithm>

namespace liandong::complaint_intake {

bool is_first(const Complaint& complaint, UnitId unit) {
  return !unit.empty() && (unit == complaint.first_unit || unit == complaint.first_office);
}

UnitId custodian(const Complaint& complaint) {
  return complaint.handler.empty() ? complaint.first_unit : complaint.handler;
}

UnitId receiver(const Complaint& complaint) {
  if (!complaint.passing) return {};
  const UnitId unit = complaint.handler.empty() ? complaint.passing->unit : complaint.handler;
  return unit == complaint.first_unit ? UnitId{} : unit;
}

bool must_be_passed(const Complaint& complaint) {
  return !complaint.first_is_local && !complaint.competent_unit.empty() &&
         complaint.competent_unit != complaint.first_unit;
}

bool owes_feedback(const Complaint& complaint) {
  return complaint.passing && !complaint.handler.empty() &&
         complaint.handler != complaint.first_unit;
}

std::optional<DutyClock> verification_clock(const Complaint& complaint, const Targets& targets) {
  const std::optional<Period> target = targets.of("complaint_intake.verify");
  if (!complaint.accepted_at || !target) return std::nullopt;
  DutyClock clock{*target, *complaint.accepted_at};
  if (complaint.extension) {
    clock.extensions.push_back({complaint.extension->extended_at,
                                calendar_days(complaint.extension->days),
                                ClockCause::extension_announced});
  }
  return clock;
}

std::optional<Due> verification_bound(const Complaint& complaint, const Targets& targets,
                                      const WorkCalendar& calendar) {
  const std::optional<DutyClock> clock = verification_clock(complaint, targets);
  return clock ? read(*clock, calendar).due : std::nullopt;
}

bool can_be_told(const Complaint& complaint, const Complainant& complainant, LetterKind kind) {
  switch (kind) {
    case LetterKind::acceptance:
      return complaint.accepted_at.has_value();
    case LetterKind::declined:
      return complaint.refusing.has_value();
    case LetterKind::passed:
      return complaint.passing.has_value();
    case LetterKind::result:
      return complainant.answered_at.has_value() && !complaint.refusing;
  }
  return false;
}

bool is_handled(const Complaint& complaint) {
  return (complaint.verification && complaint.verification->finding == Finding::violation) ||
         (complaint.transferred && complaint.transferred->taken_back_at);
}

Instant handled_since(const Complaint& complaint) {
  return complaint.transferred ? *complaint.transferred->taken_back_at
                               : complaint.verification->verified_at;
}

bool has_result(const Complaint& complaint) {
  return complaint.result_at.has_value() || complaint.refusing.has_value();
}

const Text& result_of(const Complaint& complaint) {
  if (complaint.refusing) return complaint.refusing->reason;
  if (complaint.outcome) return complaint.outcome->summary;
  if (complaint.filing) return complaint.filing->reason;
  if (complaint.duplicate) return complaint.duplicate->result;
  return complaint.transferred && !complaint.transferred->taken_back_at
             ? complaint.transferred->result
             : complaint.verification->summary;
}

bool crime_suspected(const Complaint& complaint) { return common::lasts(complaint.suspicion); }

bool is_reachable(const Complainant& complainant) {
  const Identity& identity = complainant.identity;
  return !complainant.consent_withdrawn_at &&
         (!identity.contact.empty() || !identity.address.empty());
}

bool has_written_material(const Complaint& complaint) {
  return std::any_of(complaint.complainants.begin(), complaint.complainants.end(),
                     [](const Complainant& one) { return one.written_material; });
}

const Complainant* find_complainant(const Complaint& complaint, std::string_view id) {
  const auto found = std::find_if(complaint.complainants.begin(), complaint.complainants.end(),
                                  [&](const Complainant& one) { return one.id == id; });
  return found == complaint.complainants.end() ? nullptr : &*found;
}

bool closed(const Complaint& complaint) { return complaint.stage == Stage::closed; }

}  // namespace liandong::complaint_intake

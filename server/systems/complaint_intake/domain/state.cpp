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

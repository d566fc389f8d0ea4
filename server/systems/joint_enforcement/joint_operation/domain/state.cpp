#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"

#include <algorithm>

namespace liandong::joint_operation {

const Participant* participant_of(const Operation& operation, UnitId unit) {
  const auto found = std::find_if(operation.participants.begin(), operation.participants.end(),
                                  [&](const Participant& one) { return one.unit == unit; });
  return found == operation.participants.end() ? nullptr : &*found;
}

bool is_asked(const Participant& participant) {
  return !participant.confirmed_at && !participant.declined_at;
}

bool owes_result(const Participant& participant) {
  return participant.confirmed_at && !participant.reported_at;
}

UnitId custodian(const Operation& operation) { return operation.organiser; }

bool organises(const Operation& operation, UnitId unit) {
  return !unit.empty() && (unit == operation.organiser || unit == operation.drafting_office);
}

bool closed(const Operation& operation) {
  return operation.stage == Stage::concluded || operation.stage == Stage::cancelled;
}

}  // namespace liandong::joint_operation

// The state of one joint operation: what its events have made of it.
#pragma once

#include "systems/joint_enforcement/joint_operation/domain/events.hpp"

#include <optional>

namespace liandong::joint_operation {

/// A unit that was asked; the first is the organiser, which takes part without being asked.
struct Participant {
  UnitId unit;
  Instant invited_at;
  std::optional<Instant> confirmed_at;
  std::optional<Instant> declined_at;
  Text reasons;
  std::vector<Officer> officers;
  std::optional<Instant> reported_at;
  Text findings;
  Text measures;
  friend bool operator==(const Participant&, const Participant&) = default;
};
LIANDONG_DESCRIBE(Participant, unit, invited_at, confirmed_at, declined_at, reasons, officers,
                  reported_at, findings, measures)

struct ResultingCase {
  UnitId unit;
  std::string case_number;
  MatterId case_matter;
  Text note;
  Instant added_at;
  friend bool operator==(const ResultingCase&, const ResultingCase&) = default;
};
LIANDONG_DESCRIBE(ResultingCase, unit, case_number, case_matter, note, added_at)

struct Operation {
  Stage stage = Stage::planned;
  UnitId organiser;
  UnitId drafting_office;
  Text title;
  MatterId meeting;
  Text target;
  PlaceCode place;
  Text location;
  Instant recorded_at;
  Instant planned_at;
  Text division;
  std::vector<Participant> participants;
  std::optional<Instant> began_at;
  std::optional<Instant> ended_at;
  Text record;
  std::vector<ResultingCase> cases;
  std::vector<Material> materials;
  std::optional<Instant> closed_at;
  Text summary;
  Text cancel_reason;
  friend bool operator==(const Operation&, const Operation&) = default;
};
LIANDONG_DESCRIBE(Operation, stage, organiser, drafting_office, title, meeting, target, place,
                  location, recorded_at, planned_at, division, participants, began_at, ended_at,
                  record, cases, materials, closed_at, summary, cancel_reason)

[[nodiscard]] const Participant* participant_of(const Operation& operation, UnitId unit);
/// Neither confirmed nor declined yet.
[[nodiscard]] bool is_asked(const Participant& participant);
/// Takes part and has not said what it found and did.
[[nodiscard]] bool owes_result(const Participant& participant);
[[nodiscard]] UnitId custodian(const Operation& operation);
/// True if the unit is the organiser or the office of it that drafted.
[[nodiscard]] bool organises(const Operation& operation, UnitId unit);

}  // namespace liandong::joint_operation

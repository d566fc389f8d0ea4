// What can happen to a joint operation. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/joint_enforcement/joint_operation/domain/types.hpp"

namespace liandong::joint_operation {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::action_record;
  std::string name;
  std::string digest;     // SM3 of the file, 64 hex digits
  std::int64_t size = 0;  // bytes
  std::string media_type;
  int copies = 1;  // 1–99
  int pages = 1;   // 1–9999
  bool original = false;
  UnitId added_by;
  Instant added_at;
  friend bool operator==(const Material&, const Material&) = default;
};
LIANDONG_DESCRIBE(Material, id, kind, name, digest, size, media_type, copies, pages, original,
                  added_by, added_at)

struct Planned {
  static constexpr std::string_view type = "joint_operation.planned.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-a"};
  UnitId organiser;
  UnitId drafting_office;  // office of the organiser; empty = the organiser itself
  Plan plan;
};
LIANDONG_DESCRIBE(Planned, organiser, drafting_office, plan)

struct PlanChanged {
  static constexpr std::string_view type = "joint_operation.plan_changed.v1";
  ChangePlan change;
};
LIANDONG_DESCRIBE(PlanChanged, change)

struct UnitInvited {
  static constexpr std::string_view type = "joint_operation.unit_invited.v1";
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(UnitInvited, unit, reason)

struct ParticipationConfirmed {
  static constexpr std::string_view type = "joint_operation.participation_confirmed.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-a"};
  UnitId unit;
  std::vector<Officer> officers;
};
LIANDONG_DESCRIBE(ParticipationConfirmed, unit, officers)

struct ParticipationDeclined {
  static constexpr std::string_view type = "joint_operation.participation_declined.v1";
  UnitId unit;
  Text reasons;
};
LIANDONG_DESCRIBE(ParticipationDeclined, unit, reasons)

struct OfficersNamed {
  static constexpr std::string_view type = "joint_operation.officers_named.v1";
  UnitId unit;
  std::vector<Officer> officers;
};
LIANDONG_DESCRIBE(OfficersNamed, unit, officers)

struct ActionRecorded {
  static constexpr std::string_view type = "joint_operation.action_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-a"};
  RecordAction action;
};
LIANDONG_DESCRIBE(ActionRecorded, action)

struct ResultRecorded {
  static constexpr std::string_view type = "joint_operation.result_recorded.v1";
  UnitId unit;
  Text findings;
  Text measures;
};
LIANDONG_DESCRIBE(ResultRecorded, unit, findings, measures)

struct CaseAdded {
  static constexpr std::string_view type = "joint_operation.case_added.v1";
  UnitId unit;
  std::string case_number;
  MatterId case_matter;
  Text note;
};
LIANDONG_DESCRIBE(CaseAdded, unit, case_number, case_matter, note)

struct Concluded {
  static constexpr std::string_view type = "joint_operation.concluded.v1";
  Text summary;
};
LIANDONG_DESCRIBE(Concluded, summary)

struct Cancelled {
  static constexpr std::string_view type = "joint_operation.cancelled.v1";
  Text reason;
};
LIANDONG_DESCRIBE(Cancelled, reason)

struct Corrected {
  static constexpr std::string_view type = "joint_operation.corrected.v1";
  Correct correction;
};
LIANDONG_DESCRIBE(Corrected, correction)

struct MaterialAttached {
  static constexpr std::string_view type = "joint_operation.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

using Event = std::variant<Planned, PlanChanged, UnitInvited, ParticipationConfirmed,
                           ParticipationDeclined, OfficersNamed, ActionRecorded, ResultRecorded,
                           CaseAdded, Concluded, Cancelled, Corrected, MaterialAttached>;

}  // namespace liandong::joint_operation

// What can happen to a hazard notice. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/joint_enforcement/hazard_notice/domain/types.hpp"

namespace liandong::hazard_notice {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::scene_record;
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

struct HazardRecorded {
  static constexpr std::string_view type = "hazard_notice.hazard_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-b"};
  UnitId finder;
  bool finder_is_local = true;  // else the notice is outside 三（四）
  UnitId drafting_office;       // office of the finder; empty = the finder itself
  UnitId government;            // to which a report would go
  RecordHazard hazard;
};
LIANDONG_DESCRIBE(HazardRecorded, finder, finder_is_local, drafting_office, government, hazard)

struct HazardDropped {
  static constexpr std::string_view type = "hazard_notice.hazard_dropped.v1";
  Text reason;
};
LIANDONG_DESCRIBE(HazardDropped, reason)

struct MaterialAttached {
  static constexpr std::string_view type = "hazard_notice.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct Notified {
  static constexpr std::string_view type = "hazard_notice.notified.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-b", "3.4.2-c"};
  Notify notice;  // with the departments it went to
};
LIANDONG_DESCRIBE(Notified, notice)

struct Reminded {
  static constexpr std::string_view type = "hazard_notice.reminded.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  Remind reminder;
};
LIANDONG_DESCRIBE(Reminded, reminder)

struct ReasonsAccepted {
  static constexpr std::string_view type = "hazard_notice.reasons_accepted.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  UnitId department;
  Text comment;
};
LIANDONG_DESCRIBE(ReasonsAccepted, department, comment)

struct ReasonsRejected {
  static constexpr std::string_view type = "hazard_notice.reasons_rejected.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  UnitId department;
  Text reason;
};
LIANDONG_DESCRIBE(ReasonsRejected, department, reason)

struct Reported {
  static constexpr std::string_view type = "hazard_notice.reported.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  std::string document_number;
  UnitId signatory;
  std::string statute;              // on file for an office that signs itself; else empty
  std::vector<UnitId> departments;  // for which both conditions hold
  ReportToGovernment report;
};
LIANDONG_DESCRIBE(Reported, document_number, signatory, statute, departments, report)

struct Corrected {
  static constexpr std::string_view type = "hazard_notice.corrected.v1";
  Correct correction;
  std::optional<Instant> old_instant;
};
LIANDONG_DESCRIBE(Corrected, correction, old_instant)

struct Responded {
  static constexpr std::string_view type = "hazard_notice.responded.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-c"};
  UnitId department;
  Text comment;
};
LIANDONG_DESCRIBE(Responded, department, comment)

struct Dispatched {
  static constexpr std::string_view type = "hazard_notice.dispatched.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-c"};
  UnitId department;
  Dispatch dispatch;
};
LIANDONG_DESCRIBE(Dispatched, department, dispatch)

struct Arrived {
  static constexpr std::string_view type = "hazard_notice.arrived.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-c"};
  UnitId department;
  Instant arrived_at;
};
LIANDONG_DESCRIBE(Arrived, department, arrived_at)

struct HandlingReported {
  static constexpr std::string_view type = "hazard_notice.handling_reported.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-c"};
  UnitId department;
  ReportHandling handling;
};
LIANDONG_DESCRIBE(HandlingReported, department, handling)

struct Refused {
  static constexpr std::string_view type = "hazard_notice.refused.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  UnitId department;
  Text reasons;
  Text legal_basis;
};
LIANDONG_DESCRIBE(Refused, department, reasons, legal_basis)

struct Redirected {
  static constexpr std::string_view type = "hazard_notice.redirected.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-b", "3.4.2-d"};
  UnitId department;
  UnitId proper_unit;
  Text reasons;
};
LIANDONG_DESCRIBE(Redirected, department, proper_unit, reasons)

struct InstructionAnswered {
  static constexpr std::string_view type = "hazard_notice.instruction_answered.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  UnitId department;
  Text answer;
};
LIANDONG_DESCRIBE(InstructionAnswered, department, answer)

struct Instructed {
  static constexpr std::string_view type = "hazard_notice.instructed.v1";
  static constexpr std::string_view clauses[] = {"3.4.2-d"};
  std::vector<UnitId> departments;
  Text instruction;
  std::optional<Instant> answer_before;
};
LIANDONG_DESCRIBE(Instructed, departments, instruction, answer_before)

/// The platform rendered a report after commit; proves which PDF belongs to the number.
struct LetterRendered {
  static constexpr std::string_view type = "hazard_notice.letter_rendered.v1";
  std::string document_number;
  std::string digest;
  std::int64_t size = 0;
};
LIANDONG_DESCRIBE(LetterRendered, document_number, digest, size)

using Event = std::variant<HazardRecorded, HazardDropped, MaterialAttached, Notified, Reminded,
                           ReasonsAccepted, ReasonsRejected, Reported, Corrected, Responded,
                           Dispatched, Arrived, HandlingReported, Refused, Redirected,
                           InstructionAnswered, Instructed, LetterRendered>;

}  // namespace liandong::hazard_notice

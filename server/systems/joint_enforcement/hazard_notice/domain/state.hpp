// The state of one hazard notice: what its events have made of it.
#pragma once

#include "systems/joint_enforcement/hazard_notice/domain/events.hpp"

namespace liandong::hazard_notice {

enum class DepartmentStatus : std::uint8_t {
  to_notify,   // 待通知
  notified,    // 待响应
  responded,   // 已响应
  dispatched,  // 已派员
  arrived,     // 已到场
  refused,     // 不予处理
  handled,     // 已处理
  excused,     // 理由成立
  not_needed   // 无需通知
};
LIANDONG_DESCRIBE_ENUM(DepartmentStatus, to_notify, notified, responded, dispatched, arrived,
                       refused, handled, excused, not_needed)

/// One department and what it did, each with its own clocks.
struct Department {
  UnitId unit;
  bool outside_notice = false;  // not from a township to a department: targets only
  DepartmentStatus status = DepartmentStatus::to_notify;
  Instant owed_since;  // discovery, or when another department named it
  UnitId named_by;     // the department that named it as the right unit; empty = the finder
  std::optional<Instant> notified_at;
  Channel channel = Channel::platform;
  PersonalText recipient;
  std::optional<Instant> responded_at;
  Text comment;
  std::optional<Instant> dispatched_at;
  std::vector<Officer> officers;
  std::optional<Instant> arrived_at;
  std::optional<Instant> handled_at;
  HandlingResult result = HandlingResult::eliminated;
  Text measures;
  std::optional<Instant> ended_at;  // when it was excused, or found not to be needed
  friend bool operator==(const Department&, const Department&) = default;
};
LIANDONG_DESCRIBE(Department, unit, outside_notice, status, owed_since, named_by, notified_at,
                  channel, recipient, responded_at, comment, dispatched_at, officers, arrived_at,
                  handled_at, result, measures, ended_at)

struct Reasons {
  UnitId department;
  Instant given_at;
  Text reasons;
  Text legal_basis;
  UnitId proper_unit;                // of a redirection; else empty
  std::optional<Instant> judged_at;  // by the finder
  bool accepted = false;
  Text judgment;
  std::optional<Instant> overtaken_at;  // the department acted after all
  friend bool operator==(const Reasons&, const Reasons&) = default;
};
LIANDONG_DESCRIBE(Reasons, department, given_at, reasons, legal_basis, proper_unit, judged_at,
                  accepted, judgment, overtaken_at)

struct Reminder {
  UnitId department;
  Instant reminded_at;
  Channel channel = Channel::platform;
  Text content;
  friend bool operator==(const Reminder&, const Reminder&) = default;
};
LIANDONG_DESCRIBE(Reminder, department, reminded_at, channel, content)

/// The duty to report one department: it arises once a reminder was met with silence for the time
/// of the city, or at once when its reasons were rejected, and ends when the department acts.
struct DraftReport {
  UnitId department;
  Instant since;  // of the reminder or the rejection
  bool reasons_rejected = false;
  std::optional<Instant> ended_at;
  std::optional<Instant> reported_at;
  friend bool operator==(const DraftReport&, const DraftReport&) = default;
};
LIANDONG_DESCRIBE(DraftReport, department, since, reasons_rejected, ended_at, reported_at)

/// A report to the government; its letter.
struct Report {
  std::string document_number;
  UnitId signatory;
  std::string statute;
  std::vector<UnitId> departments;
  Instant reported_at;
  Text harm;
  Text request;
  PersonalText contact;
  std::optional<Instant> instructed_at;
  std::optional<Instant> ended_at;  // all its departments dealt with the hazard meanwhile
  std::string digest;               // of the rendered PDF; empty until rendered
  std::int64_t size = 0;            // bytes of the PDF
  friend bool operator==(const Report&, const Report&) = default;
};
LIANDONG_DESCRIBE(Report, document_number, signatory, statute, departments, reported_at, harm,
                  request, contact, instructed_at, ended_at, digest, size)

struct Instruction {
  UnitId department;
  Instant instructed_at;
  Text instruction;
  std::optional<Instant> answer_before;
  std::optional<Instant> answered_at;
  Text answer;
  friend bool operator==(const Instruction&, const Instruction&) = default;
};
LIANDONG_DESCRIBE(Instruction, department, instructed_at, instruction, answer_before, answered_at,
                  answer)

/// From when on nobody was left to deal with the hazard, until another department was notified.
struct Gap {
  Instant since;
  std::optional<Instant> ended_at;
  friend bool operator==(const Gap&, const Gap&) = default;
};
LIANDONG_DESCRIBE(Gap, since, ended_at)

struct Notice {
  Stage stage = Stage::found;
  UnitId finder;
  bool finder_is_local = true;
  UnitId drafting_office;  // office of the finder that recorded it; empty = the finder itself
  UnitId government;
  Text title;
  HazardKind kind = HazardKind::safety;
  Instant discovered_at;
  Instant recorded_at;
  PlaceCode place;
  Text location;
  PersonalText party;
  Text facts;
  Text danger;
  std::vector<Department> departments;
  std::vector<Reasons> reasons;
  std::vector<Reminder> reminders;
  std::vector<DraftReport> drafts;
  std::vector<Report> reports;
  std::vector<Instruction> instructions;
  std::vector<Gap> gaps;
  std::vector<Material> materials;
  std::optional<Instant> closed_at;
  Text drop_reason;
  friend bool operator==(const Notice&, const Notice&) = default;
};
LIANDONG_DESCRIBE(Notice, stage, finder, finder_is_local, drafting_office, government, title, kind,
                  discovered_at, recorded_at, place, location, party, facts, danger, departments,
                  reasons, reminders, drafts, reports, instructions, gaps, materials, closed_at,
                  drop_reason)

[[nodiscard]] const Department* department_of(const Notice& notice, UnitId unit);
/// Notified, and neither done nor excused.
[[nodiscard]] bool is_live(const Department& department);
/// Reasons of the department that the finder has yet to judge, or null.
[[nodiscard]] const Reasons* pending_reasons(const Notice& notice, UnitId department);
[[nodiscard]] const DraftReport* open_draft(const Notice& notice, UnitId department);
[[nodiscard]] const Instruction* unanswered(const Notice& notice, UnitId department);
/// The notice or the last thing the department did; nothing of its may lie before that.
[[nodiscard]] Instant last_act(const Notice& notice, const Department& department);
/// True if the report waits for the government and names the department.
[[nodiscard]] bool awaits_instruction(const Report& report, UnitId department);
[[nodiscard]] UnitId custodian(const Notice& notice);
/// True if the unit is the finder or the office of it that drafted.
[[nodiscard]] bool finds(const Notice& notice, UnitId unit);

}  // namespace liandong::hazard_notice

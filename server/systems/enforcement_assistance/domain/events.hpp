// What can happen to an assistance. Type words and fields are frozen once released
// (docs/event-log.md).
#pragma once

#include "systems/enforcement_assistance/domain/types.hpp"

namespace liandong::enforcement_assistance {

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::case_material;
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

struct NeedRecorded {
  static constexpr std::string_view type = "enforcement_assistance.need_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.5.1-a"};
  UnitId requester;
  bool requester_is_local = true;  // else the letter is outside the notice
  UnitId drafting_office;          // office of the requester; empty = the requester itself
  RecordNeed need;
};
LIANDONG_DESCRIBE(NeedRecorded, requester, requester_is_local, drafting_office, need)

struct NeedDropped {
  static constexpr std::string_view type = "enforcement_assistance.need_dropped.v1";
  Text reason;
};
LIANDONG_DESCRIBE(NeedDropped, reason)

struct MaterialAttached {
  static constexpr std::string_view type = "enforcement_assistance.material_attached.v1";
  Material material;
};
LIANDONG_DESCRIBE(MaterialAttached, material)

struct MaterialRemoved {
  static constexpr std::string_view type = "enforcement_assistance.material_removed.v1";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(MaterialRemoved, material, reason)

struct Requested {
  static constexpr std::string_view type = "enforcement_assistance.requested.v1";
  static constexpr std::string_view clauses[] = {"3.5.1-a", "3.5.1-b"};
  std::string document_number;
  UnitId receiver;
  bool receiver_is_local = false;  // then the letter is outside the notice
  UnitId signatory;
  std::string statute;  // on file for an office that signs itself; else empty  [3.1.3-c]
  std::optional<OnSiteReason> on_site;
  PersonalText contact;
  int personal_data_found = 0;
  std::vector<std::string> materials;  // ids, in list order
  std::string archive_request;         // id of the request the letter makes, if it is for archives
};
LIANDONG_DESCRIBE(Requested, document_number, receiver, receiver_is_local, signatory, statute,
                  on_site, contact, personal_data_found, materials, archive_request)

struct Withdrawn {
  static constexpr std::string_view type = "enforcement_assistance.withdrawn.v1";
  std::string voided_number;
  Text reason;
};
LIANDONG_DESCRIBE(Withdrawn, voided_number, reason)

struct Received {
  static constexpr std::string_view type = "enforcement_assistance.received.v1";
};
LIANDONG_DESCRIBE(Received)

struct OnSiteRequested {
  static constexpr std::string_view type = "enforcement_assistance.on_site_requested.v1";
  static constexpr std::string_view clauses[] = {"3.5.2-a"};
  OnSiteReason reason = OnSiteReason::urgent;
  Text explanation;
};
LIANDONG_DESCRIBE(OnSiteRequested, reason, explanation)

struct Dispatched {
  static constexpr std::string_view type = "enforcement_assistance.dispatched.v1";
  static constexpr std::string_view clauses[] = {"3.5.2-a"};
  Dispatch dispatch;
};
LIANDONG_DESCRIBE(Dispatched, dispatch)

struct SceneRecorded {
  static constexpr std::string_view type = "enforcement_assistance.scene_recorded.v1";
  static constexpr std::string_view clauses[] = {"3.5.2-a"};
  RecordScene scene;
};
LIANDONG_DESCRIBE(SceneRecorded, scene)

struct ArchivesRequested {
  static constexpr std::string_view type = "enforcement_assistance.archives_requested.v1";
  static constexpr std::string_view clauses[] = {"3.5.3-a"};
  std::string archive_request;
  Text wanted;
  Text purpose;
};
LIANDONG_DESCRIBE(ArchivesRequested, archive_request, wanted, purpose)

struct ArchiveRequestDropped {
  static constexpr std::string_view type = "enforcement_assistance.archive_request_dropped.v1";
  std::string archive_request;
  Text reason;
};
LIANDONG_DESCRIBE(ArchiveRequestDropped, archive_request, reason)

struct ArchivesProvided {
  static constexpr std::string_view type = "enforcement_assistance.archives_provided.v1";
  static constexpr std::string_view clauses[] = {"3.5.3-a"};
  std::string archive_request;
  ArchiveManner manner = ArchiveManner::copied;
  Text note;
  std::vector<std::string> materials;  // copies not provided before
};
LIANDONG_DESCRIBE(ArchivesProvided, archive_request, manner, note, materials)

struct ExtensionAnnounced {
  static constexpr std::string_view type = "enforcement_assistance.extension_announced.v1";
  static constexpr std::string_view clauses[] = {"3.5.2-b", "3.5.2-c"};
  ExtensionGround ground = ExtensionGround::long_determination;
  int working_days = 0;
  Text reason;
  PersonalText approved_by;
};
LIANDONG_DESCRIBE(ExtensionAnnounced, ground, working_days, reason, approved_by)

struct Replied {
  static constexpr std::string_view type = "enforcement_assistance.replied.v1";
  static constexpr std::string_view clauses[] = {"3.5.1-b", "3.5.1-c"};
  std::string document_number;
  UnitId signatory;
  std::string statute;
  Reply reply;
  std::vector<std::string> materials;  // evidence and records of the scene, in list order
};
LIANDONG_DESCRIBE(Replied, document_number, signatory, statute, reply, materials)

struct Declined {
  static constexpr std::string_view type = "enforcement_assistance.declined.v1";
  static constexpr std::string_view clauses[] = {"3.5.3-b"};
  std::string document_number;
  UnitId signatory;
  std::string statute;
  Decline decline;
};
LIANDONG_DESCRIBE(Declined, document_number, signatory, statute, decline)

struct DeclineOverruled {
  static constexpr std::string_view type = "enforcement_assistance.decline_overruled.v1";
  static constexpr std::string_view clauses[] = {"3.5.3-b"};
  Text reason;
  std::string archive_request;  // id of the one that is owed again, if the letter was for archives
};
LIANDONG_DESCRIBE(DeclineOverruled, reason, archive_request)

struct TakenIntoCase {
  static constexpr std::string_view type = "enforcement_assistance.taken_into_case.v1";
  static constexpr std::string_view clauses[] = {"3.5.1-c"};
  std::string case_number;
  Text comment;
  std::vector<std::string> evidence;  // the list of evidence: ids in list order
};
LIANDONG_DESCRIBE(TakenIntoCase, case_number, comment, evidence)

struct Corrected {
  static constexpr std::string_view type = "enforcement_assistance.corrected.v1";
  Correct correction;
  std::optional<Instant> old_instant;  // what stood there before, for the instant
};
LIANDONG_DESCRIBE(Corrected, correction, old_instant)

/// The platform rendered a letter after commit; proves which PDF belongs to the number.
struct LetterRendered {
  static constexpr std::string_view type = "enforcement_assistance.letter_rendered.v1";
  std::string document_number;
  std::string digest;
  std::int64_t size = 0;
};
LIANDONG_DESCRIBE(LetterRendered, document_number, digest, size)

using Event =
    std::variant<NeedRecorded, NeedDropped, MaterialAttached, MaterialRemoved, Requested, Withdrawn,
                 Received, OnSiteRequested, Dispatched, SceneRecorded, ArchivesRequested,
                 ArchiveRequestDropped, ArchivesProvided, ExtensionAnnounced, Replied, Declined,
                 DeclineOverruled, TakenIntoCase, Corrected, LetterRendered>;

}  // namespace liandong::enforcement_assistance

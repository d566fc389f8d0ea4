// The state of one assistance: what its events have made of it.
#pragma once

#include "systems/enforcement_assistance/domain/events.hpp"

namespace liandong::enforcement_assistance {

/// Every numbered document of the matter; withdrawn ones stay with their voided number.
enum class LetterKind : std::uint8_t { request, reply, decline };
LIANDONG_DESCRIBE_ENUM(LetterKind, request, reply, decline)

struct Letter {
  std::string document_number;
  LetterKind kind = LetterKind::request;
  UnitId signatory;
  UnitId addressee;
  Instant issued_at;
  PersonalText contact;
  std::vector<std::string> materials;
  std::string statute;  // lets an office sign  [3.1.3-c]; else empty
  std::optional<Instant> withdrawn_at;
  std::string digest;     // of the rendered PDF; empty until rendered
  std::int64_t size = 0;  // bytes of the PDF
  friend bool operator==(const Letter&, const Letter&) = default;
};
LIANDONG_DESCRIBE(Letter, document_number, kind, signatory, addressee, issued_at, contact,
                  materials, statute, withdrawn_at, digest, size)

struct Extension {
  Instant announced_at;
  ExtensionGround ground = ExtensionGround::long_determination;
  int working_days = 0;
  Text reason;
  PersonalText approved_by;
  friend bool operator==(const Extension&, const Extension&) = default;
};
LIANDONG_DESCRIBE(Extension, announced_at, ground, working_days, reason, approved_by)

struct Refused {
  Instant declined_at;
  Text reasons;
  Text legal_basis;
  UnitId competent_unit;
  int extensions = 0;  // announced until then: they belong to the row that ended here
  std::optional<Instant> overruled_at;
  Text overruling;
  friend bool operator==(const Refused&, const Refused&) = default;
};
LIANDONG_DESCRIBE(Refused, declined_at, reasons, legal_basis, competent_unit, extensions,
                  overruled_at, overruling)

/// One letter of request and what the unit it went to did; the last one is in force.
struct Round {
  UnitId receiver;
  bool outside_notice = false;  // not from a township to a department: no legal clock
  Instant owed_since;           // what the duty to ask was measured from
  Instant requested_at;
  std::optional<Instant> withdrawn_at;
  std::optional<Instant> received_at;
  std::vector<Extension> extensions;
  std::vector<Refused> declines;  // the last one not overruled is in force
  std::optional<Instant> replied_at;
  friend bool operator==(const Round&, const Round&) = default;
};
LIANDONG_DESCRIBE(Round, receiver, outside_notice, owed_since, requested_at, withdrawn_at,
                  received_at, extensions, declines, replied_at)

/// One request for officers on the spot.
struct Visit {
  UnitId receiver;
  bool outside_notice = false;
  Instant requested_at;
  OnSiteReason reason = OnSiteReason::urgent;
  Text explanation;
  std::optional<Instant> dispatched_at;
  std::vector<Officer> officers;
  std::optional<Instant> arrived_at;
  std::optional<Instant> handled_at;
  Text measures;
  std::optional<Instant> ended_at;  // withdrawn, declined or replied before anybody went
  friend bool operator==(const Visit&, const Visit&) = default;
};
LIANDONG_DESCRIBE(Visit, receiver, outside_notice, requested_at, reason, explanation, dispatched_at,
                  officers, arrived_at, handled_at, measures, ended_at)

struct ArchiveRequest {
  std::string id;
  UnitId receiver;
  bool outside_notice = false;
  Instant requested_at;
  Text wanted;
  Text purpose;
  std::optional<Instant> provided_at;
  ArchiveManner manner = ArchiveManner::copied;
  Text note;
  std::vector<std::string> materials;
  std::optional<Instant> ended_at;  // dropped by who asked, withdrawn, declined
  Text drop_reason;
  friend bool operator==(const ArchiveRequest&, const ArchiveRequest&) = default;
};
LIANDONG_DESCRIBE(ArchiveRequest, id, receiver, outside_notice, requested_at, wanted, purpose,
                  provided_at, manner, note, materials, ended_at, drop_reason)

struct Opinion {
  Instant replied_at;
  Text method;
  Text standard;
  Text conclusion;
  PersonalText signed_by;
  std::string qualification;
  Text no_evidence_reason;
  friend bool operator==(const Opinion&, const Opinion&) = default;
};
LIANDONG_DESCRIBE(Opinion, replied_at, method, standard, conclusion, signed_by, qualification,
                  no_evidence_reason)

struct Assistance {
  Stage stage = Stage::needed;
  // The need.
  UnitId requester;
  bool requester_is_local = true;
  UnitId drafting_office;  // office of the requester that recorded it; empty = the requester itself
  Text title;
  NeedKind kind = NeedKind::determination;
  Instant need_found_at;
  Instant recorded_at;
  UnitId expected_unit;
  std::string case_number;
  MatterId case_matter;  // the case transfer it belongs to; may be empty
  PlaceCode place;
  Text location;
  ItemCode item;
  PersonalText party;
  Text facts;
  Text question;
  std::vector<Material> materials;
  // The assistance.
  std::vector<Letter> letters;
  std::vector<Round> rounds;
  std::vector<Visit> visits;
  std::vector<ArchiveRequest> archive_requests;
  std::optional<Opinion> opinion;
  std::optional<Instant> taken_at;
  Text taking_comment;
  std::vector<std::string> evidence;  // the list of evidence of the case, ids
  std::optional<Instant> dropped_at;
  Text drop_reason;
  friend bool operator==(const Assistance&, const Assistance&) = default;
};
LIANDONG_DESCRIBE(Assistance, stage, requester, requester_is_local, drafting_office, title, kind,
                  need_found_at, recorded_at, expected_unit, case_number, case_matter, place,
                  location, item, party, facts, question, materials, letters, rounds, visits,
                  archive_requests, opinion, taken_at, taking_comment, evidence, dropped_at,
                  drop_reason)

/// The request in force, or null if none was sent or it was withdrawn.
[[nodiscard]] const Round* round_in_force(const Assistance& assistance);
[[nodiscard]] UnitId receiver(const Assistance& assistance);  // empty before the request
/// The unit that must act with the letter now: the requester until receipt and after the answer.
[[nodiscard]] UnitId custodian(const Assistance& assistance);
/// True if the unit is the requester or the office of it that drafted.
[[nodiscard]] bool sends(const Assistance& assistance, UnitId unit);
/// True while the unit asked has not sent officers it was asked for, or they have not reported.
[[nodiscard]] bool is_open(const Visit& visit);
[[nodiscard]] bool is_open(const ArchiveRequest& request);
/// Since when the duty to ask is owed: the need, a decline, or before a withdrawal.
[[nodiscard]] Instant owed_since(const Assistance& assistance);
/// True if the material was named in a letter or a list of archives: it stays as it was.
[[nodiscard]] bool was_sent(const Assistance& assistance, std::string_view material);

}  // namespace liandong::enforcement_assistance

// enforcement_assistance (执法协助, 三（五）): its stages, commands and the words they use.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/common/domain/letters.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::enforcement_assistance {

enum class Stage : std::uint8_t {
  needed,           // 待发函
  requested,        // 已函告待答复
  extended,         // 已告知延期
  on_site,          // 现场处置中
  replied,          // 已复函待入卷
  declined,         // 不予协助
  taken_into_case,  // 已入卷办结
  dropped           // 不再需要
};
LIANDONG_DESCRIBE_ENUM(Stage, needed, requested, extended, on_site, replied, declined,
                       taken_into_case, dropped)

/// What is asked for: a determination in writing  [3.5.1-a], or a look at archives  [3.5.3-a].
enum class NeedKind : std::uint8_t { determination, archives };
LIANDONG_DESCRIBE_ENUM(NeedKind, determination, archives)

/// Either one suffices for officers to be sent.  [3.5.2-a]
enum class OnSiteReason : std::uint8_t { urgent, evidence_may_be_lost };
LIANDONG_DESCRIBE_ENUM(OnSiteReason, urgent, evidence_may_be_lost)

/// Why a conclusion takes longer.  [3.5.2-b]
enum class ExtensionGround : std::uint8_t { special_circumstances, long_determination };
LIANDONG_DESCRIBE_ENUM(ExtensionGround, special_circumstances, long_determination)

enum class ArchiveManner : std::uint8_t { copied, consulted };
LIANDONG_DESCRIBE_ENUM(ArchiveManner, copied, consulted)

/// Files of the requesting unit are case_material, those of the assisting unit the others.
enum class MaterialKind : std::uint8_t { case_material, evidence, scene_record, archive };
LIANDONG_DESCRIBE_ENUM(MaterialKind, case_material, evidence, scene_record, archive)

enum class CorrectableField : std::uint8_t { need_found_at, title, facts, question };
LIANDONG_DESCRIBE_ENUM(CorrectableField, need_found_at, title, facts, question)

struct Officer {
  PersonalText name;
  std::string certificate;  // 执法证号; may be empty
  friend bool operator==(const Officer&, const Officer&) = default;
};
LIANDONG_DESCRIBE(Officer, name, certificate)

// ---- Commands of the requesting unit ----

/// Opens the matter and the duty to ask by letter.  [3.5.1-a]
struct RecordNeed {
  static constexpr std::string_view name = "record_need";
  Text title;  // 1–200 characters
  NeedKind kind = NeedKind::determination;
  Instant need_found_at;    // when it was found that support is needed, never in the future
  UnitId expected_unit;     // the unit whose support is needed; may be empty
  std::string case_number;  // of the case the evidence is for; may be empty
  MatterId case_matter;     // the case transfer it belongs to; may be empty
  PlaceCode place;
  Text location;
  ItemCode item;       // empty = on no list
  PersonalText party;  // 当事人; may be empty
  Text facts;          // what is known of the case, 1–10,000 characters
  Text question;       // what is to be determined or looked up, and the conclusion needed
};
LIANDONG_DESCRIBE(RecordNeed, title, kind, need_found_at, expected_unit, case_number, case_matter,
                  place, location, item, party, facts, question)

/// Support is no longer needed; the head answers for it and S sees the list.
struct DropNeed {
  static constexpr std::string_view name = "drop_need";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(DropNeed, reason)

/// Adds an upload of the acting unit.
struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::case_material;
  BlobId file;
  std::string file_name;  // 1–120 characters
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// Own material that was not sent; the event stays in the log.
struct RemoveMaterial {
  static constexpr std::string_view name = "remove_material";
  std::string material;
  Text reason;
};
LIANDONG_DESCRIBE(RemoveMaterial, material, reason)

/// The letter of assistance (执法协助函): freezes number and data, starts the five working days.
struct Request {
  static constexpr std::string_view name = "request";
  static constexpr bool needs_confirmation = true;
  static constexpr bool sends_outward = true;
  UnitId receiver;
  UnitId signatory;  // the unit in whose name; empty = the acting unit  [3.1.3]
  bool redaction_confirmed = false;
  bool personal_data_reviewed = false;  // required if the scan found something
  std::optional<OnSiteReason> on_site;  // officers are asked for with the letter  [3.5.2-a]
  PersonalText contact;                 // 联系人及电话
};
LIANDONG_DESCRIBE(Request, receiver, signatory, redaction_confirmed, personal_data_reviewed,
                  on_site, contact)

/// Before receipt only; the matter returns to `needed` with its original clock.
struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Withdraw, reason)

struct RequestOnSite {
  static constexpr std::string_view name = "request_on_site";
  OnSiteReason reason = OnSiteReason::urgent;
  Text explanation;
};
LIANDONG_DESCRIBE(RequestOnSite, reason, explanation)

/// Beside the question: archives of the assisting unit to be consulted or copied.  [3.5.3-a]
struct RequestArchives {
  static constexpr std::string_view name = "request_archives";
  Text wanted;
  Text purpose;
};
LIANDONG_DESCRIBE(RequestArchives, wanted, purpose)

struct DropArchiveRequest {
  static constexpr std::string_view name = "drop_archive_request";
  std::string archive_request;
  Text reason;
};
LIANDONG_DESCRIBE(DropArchiveRequest, archive_request, reason)

/// The evidence enters the case file; that concludes the matter.  [3.5.1-c]
struct TakeIntoCase {
  static constexpr std::string_view name = "take_into_case";
  static constexpr bool needs_confirmation = true;
  std::string case_number;  // required unless the need named it
  Text comment;             // may be empty
};
LIANDONG_DESCRIBE(TakeIntoCase, case_number, comment)

/// 更正. Exactly one of instant and text, by field; the head's if a clock moves.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::facts;
  std::optional<Instant> instant;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, instant, text, reason)

// ---- Commands of the assisting unit ----

/// Signs for the letter; custody moves. The five working days run from its arrival all the same.
struct Receive {
  static constexpr std::string_view name = "receive";
};
LIANDONG_DESCRIBE(Receive)

/// Officers leave for the site.  [3.5.2-a]
struct Dispatch {
  static constexpr std::string_view name = "dispatch";
  Instant dispatched_at;
  std::vector<Officer> officers;  // two expected; one is warned about, not refused
};
LIANDONG_DESCRIBE(Dispatch, dispatched_at, officers)

/// What was done on site.  [3.5.2-a]
struct RecordScene {
  static constexpr std::string_view name = "record_scene";
  Instant arrived_at;
  Instant handled_at;
  Text measures;
};
LIANDONG_DESCRIBE(RecordScene, arrived_at, handled_at, measures)

struct ProvideArchives {
  static constexpr std::string_view name = "provide_archives";
  std::string archive_request;
  ArchiveManner manner = ArchiveManner::copied;
  Text note;  // may be empty
};
LIANDONG_DESCRIBE(ProvideArchives, archive_request, manner, note)

/// Before the five working days, or the time announced last, are over.  [3.5.2-b, 3.5.2-c]
struct AnnounceExtension {
  static constexpr std::string_view name = "announce_extension";
  ExtensionGround ground = ExtensionGround::long_determination;
  int working_days = 0;  // from the last day of the time that would have ended; 1 or more
  Text reason;
  PersonalText approved_by;  // the deputy head; required from the second time on
};
LIANDONG_DESCRIBE(AnnounceExtension, ground, working_days, reason, approved_by)

/// The written opinion (复函) with the evidence.  [3.5.1-b, 3.5.1-c]
struct Reply {
  static constexpr std::string_view name = "reply";
  static constexpr bool needs_confirmation = true;
  UnitId signatory;
  Text method;    // how it was determined
  Text standard;  // by which standard
  Text conclusion;
  PersonalText signed_by;  // who made the determination
  std::string qualification;
  Text no_evidence_reason;  // required if no evidence is attached
  PersonalText contact;
};
LIANDONG_DESCRIBE(Reply, signatory, method, standard, conclusion, signed_by, qualification,
                  no_evidence_reason, contact)

/// For lack of power only, in writing, naming the right unit.  [3.5.3-b, L:penalty_law-26]
struct Decline {
  static constexpr std::string_view name = "decline";
  static constexpr bool needs_confirmation = true;
  UnitId signatory;
  Text reasons;
  Text legal_basis;
  UnitId competent_unit;
};
LIANDONG_DESCRIBE(Decline, signatory, reasons, legal_basis, competent_unit)

/// S holds that the unit has the power: the request stands with its original clock.  [3.5.3-b]
struct OverruleDecline {
  static constexpr std::string_view name = "overrule_decline";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(OverruleDecline, reason)

using common::RecordRenderedLetter;

using Command =
    std::variant<RecordNeed, DropNeed, AttachMaterial, RemoveMaterial, Request, Withdraw, Receive,
                 RequestOnSite, Dispatch, RecordScene, RequestArchives, DropArchiveRequest,
                 ProvideArchives, AnnounceExtension, Reply, Decline, OverruleDecline, TakeIntoCase,
                 Correct, RecordRenderedLetter>;

}  // namespace liandong::enforcement_assistance

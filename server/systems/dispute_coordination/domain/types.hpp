// dispute_coordination (争议协调, 三（六）): its stages, commands and the words they use.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::dispute_coordination {

enum class Stage : std::uint8_t {
  negotiating,  // 协商中
  submitted,    // 已提请待审查
  reviewed,     // 已审查待答辩
  replied,      // 已答辩待决定
  agreed,       // 已协商一致
  decided,      // 已决定
  withdrawn     // 已撤回
};
LIANDONG_DESCRIBE_ENUM(Stage, negotiating, submitted, reviewed, replied, agreed, decided, withdrawn)

/// 积极争议: both claim the case; 消极争议: both say it is not theirs (domain choice Q10).
enum class DisputeKind : std::uint8_t { positive, negative };
LIANDONG_DESCRIBE_ENUM(DisputeKind, positive, negative)

enum class NegotiationResult : std::uint8_t { continuing, failed };
LIANDONG_DESCRIBE_ENUM(NegotiationResult, continuing, failed)

enum class MaterialKind : std::uint8_t {
  case_file,           // 案件材料
  negotiation_record,  // 协商记录
  legal_basis,         // 依据文件
  submission,          // 提请书、答辩书
  decision,            // 决定书
  other
};
LIANDONG_DESCRIBE_ENUM(MaterialKind, case_file, negotiation_record, legal_basis, submission,
                       decision, other)

struct Material {
  std::string id;
  MaterialKind kind = MaterialKind::other;
  std::string name;
  std::string digest;  // SM3 of the file, 64 hex digits
  std::int64_t size = 0;
  std::string media_type;
  int copies = 1;
  int pages = 1;
  bool original = false;
  UnitId added_by;
  Instant added_at;
  friend bool operator==(const Material&, const Material&) = default;
};
LIANDONG_DESCRIBE(Material, id, kind, name, digest, size, media_type, copies, pages, original,
                  added_by, added_at)

enum class CorrectableField : std::uint8_t { arose_at, title, location, facts };
LIANDONG_DESCRIBE_ENUM(CorrectableField, arose_at, title, location, facts)

// ---- Commands of the parties ----

/// Opens the dispute with the position of the unit that raises it.  [3.6-a]
struct OpenDispute {
  static constexpr std::string_view name = "open_dispute";
  static constexpr bool needs_confirmation = true;
  Text title;        // 1–200 characters
  UnitId other;      // the unit it differs with
  Instant arose_at;  // 争议发生时间, never in the future; the time to negotiate runs from it
  UnitId competent_unit;  // the unit it holds competent: itself, the other or a third one
  Text reasons;
  Text legal_basis;
  PlaceCode place;
  Text location;               // may be empty
  ItemCode item;               // empty = on no list
  Text facts;                  // the act in dispute and what was done so far
  MatterId subject;            // the matter it is about; may be empty
  UnitId first_discovered_by;  // which of the two came upon the case first
  UnitId first_filed_by;       // which of the two filed first; empty = none filed
};
LIANDONG_DESCRIBE(OpenDispute, title, other, arose_at, competent_unit, reasons, legal_basis, place,
                  location, item, facts, subject, first_discovered_by, first_filed_by)

/// Which unit is competent, and why; may be stated again while the parties negotiate.  [3.6-a]
struct StatePosition {
  static constexpr std::string_view name = "state_position";
  UnitId competent_unit;
  Text reasons;
  Text legal_basis;
};
LIANDONG_DESCRIBE(StatePosition, competent_unit, reasons, legal_basis)

/// One round of talks.  [3.6-a]
struct RecordNegotiation {
  static constexpr std::string_view name = "record_negotiation";
  Instant held_at;
  Text participants;
  Text summary;
  NegotiationResult result = NegotiationResult::continuing;
};
LIANDONG_DESCRIBE(RecordNegotiation, held_at, participants, summary, result)

/// Signed by who proposes it; the others sign or propose something else.  [3.6-a]
struct ProposeAgreement {
  static constexpr std::string_view name = "propose_agreement";
  UnitId responsible_unit;  // one of the parties
  Text terms;
};
LIANDONG_DESCRIBE(ProposeAgreement, responsible_unit, terms)

/// With the last signature the dispute is settled.  [3.6-a]
struct SignAgreement {
  static constexpr std::string_view name = "sign_agreement";
  static constexpr bool needs_confirmation = true;
};
LIANDONG_DESCRIBE(SignAgreement)

/// 提请市人民政府决定, once negotiation has failed.  [3.6-b]
struct Submit {
  static constexpr std::string_view name = "submit";
  static constexpr bool needs_confirmation = true;
  Text negotiation;      // how the parties negotiated
  Text disagreement;     // what they could not agree on
  Text proposal;         // what should be decided, and why
  Text common_superior;  // 共同上一级行政机关; required if a party answers to another body
};
LIANDONG_DESCRIBE(Submit, negotiation, disagreement, proposal, common_superior)

/// What a party answers to the submission of another.  [3.6-b]
struct Reply {
  static constexpr std::string_view name = "reply";
  Text statement;
  Text legal_basis;
};
LIANDONG_DESCRIBE(Reply, statement, legal_basis)

/// By who raised it, before the submission is reviewed.
struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(Withdraw, reason)

struct AttachMaterial {
  static constexpr std::string_view name = "attach_material";
  MaterialKind kind = MaterialKind::other;
  BlobId file;
  std::string file_name;
  int copies = 1;
  int pages = 1;
  bool original = false;
};
LIANDONG_DESCRIBE(AttachMaterial, kind, file, file_name, copies, pages, original)

/// 更正. Exactly one of instant and text, by field; the head's if a clock moves.
struct Correct {
  static constexpr std::string_view name = "correct";
  CorrectableField field = CorrectableField::facts;
  std::optional<Instant> instant;
  Text text;
  Text reason;
};
LIANDONG_DESCRIBE(Correct, field, instant, text, reason)

// ---- Commands of the coordinating office and of the municipal government ----

/// S brings the parties together; must precede a submission if one of them answers to another
/// body.  [3.6-a, L:penalty_law-25]
struct Coordinate {
  static constexpr std::string_view name = "coordinate";
  Instant held_at;
  Text participants;
  Text summary;
};
LIANDONG_DESCRIBE(Coordinate, held_at, participants, summary)

/// A third unit whose competence is at stake becomes a party.  [3.6-a]
struct JoinUnit {
  static constexpr std::string_view name = "join_unit";
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(JoinUnit, unit, reason)

/// S names another interim responsible unit than the rule does (domain choice Q9).
struct AssignInterim {
  static constexpr std::string_view name = "assign_interim";
  UnitId unit;
  Text reason;
};
LIANDONG_DESCRIBE(AssignInterim, unit, reason)

/// 审查: the submission goes on to the government, or back to the parties.  [3.6-b]
struct Review {
  static constexpr std::string_view name = "review";
  bool accepted = true;
  Text opinion;
  UnitId proposed_unit;  // whom S would name; may be empty, only if accepted
};
LIANDONG_DESCRIBE(Review, accepted, opinion, proposed_unit)

/// 市人民政府决定: binds the parties.  [3.6-b]
struct Decide {
  static constexpr std::string_view name = "decide";
  static constexpr bool needs_confirmation = true;
  UnitId responsible_unit;
  std::string decision_number;  // 指定管辖决定书文号
  Text reasons;
  Text legal_basis;
  Text guidance;  // what like cases are to follow; may be empty
};
LIANDONG_DESCRIBE(Decide, responsible_unit, decision_number, reasons, legal_basis, guidance)

/// Once, before the time to decide is over.  [3.6-b]
struct ExtendDecision {
  static constexpr std::string_view name = "extend_decision";
  Text reason;
};
LIANDONG_DESCRIBE(ExtendDecision, reason)

/// The decision of the common superior, where the government of the city is not that of all
/// parties.  [L:penalty_law-25]
struct RecordSuperiorDecision {
  static constexpr std::string_view name = "record_superior_decision";
  static constexpr bool needs_confirmation = true;
  Text authority;
  UnitId responsible_unit;
  std::string decision_number;
  Instant decided_at;
  Text reasons;
  Text legal_basis;
};
LIANDONG_DESCRIBE(RecordSuperiorDecision, authority, responsible_unit, decision_number, decided_at,
                  reasons, legal_basis)

using Command =
    std::variant<OpenDispute, StatePosition, RecordNegotiation, ProposeAgreement, SignAgreement,
                 Submit, Reply, Withdraw, AttachMaterial, Correct, Coordinate, JoinUnit,
                 AssignInterim, Review, Decide, ExtendDecision, RecordSuperiorDecision>;

}  // namespace liandong::dispute_coordination

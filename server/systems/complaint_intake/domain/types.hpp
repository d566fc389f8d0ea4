// complaint_intake (投诉举报受理告知, 三（二）): its stages and what its commands and its state
// share.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace liandong::complaint_intake {

enum class Stage : std::uint8_t {
  registered,    // 已登记待处理
  passed,        // 已告知转办待受理
  objected,      // 管辖异议
  accepted,      // 已受理核实中
  handling,      // 查处中
  transferring,  // 待移送
  transferred,   // 已移送待结果
  linked,        // 与先前投诉合并
  answering,     // 待答复反馈
  declined,      // 不予受理待告知
  closed         // 已办结
};
LIANDONG_DESCRIBE_ENUM(Stage, registered, passed, objected, accepted, handling, transferring,
                       transferred, linked, answering, declined, closed)

/// 投诉 of somebody harmed, 举报 of somebody who saw it.
enum class ComplaintKind : std::uint8_t { complaint, tip };
LIANDONG_DESCRIBE_ENUM(ComplaintKind, complaint, tip)

enum class Source : std::uint8_t {
  counter,
  telephone,
  visit,
  letter,
  hotline_12345,
  portal,
  other_unit
};
LIANDONG_DESCRIBE_ENUM(Source, counter, telephone, visit, letter, hotline_12345, portal, other_unit)

enum class PartyKind : std::uint8_t { person, organization, unknown };
LIANDONG_DESCRIBE_ENUM(PartyKind, person, organization, unknown)

/// Who is complained about (被投诉举报人).
struct Party {
  PartyKind kind = PartyKind::unknown;
  PersonalText name;     // may be empty only if kind is unknown
  PersonalText address;  // may be empty
  friend bool operator==(const Party&, const Party&) = default;
};
LIANDONG_DESCRIBE(Party, kind, name, address)

/// Who complains. Everybody reads it masked; `reveal_identity` shows it with a reason.  [I9]
struct Identity {
  bool anonymous = false;    // then every field but `contact` is empty
  ProtectedText name;        // required unless anonymous
  ProtectedText contact;     // telephone or other way to reach C; empty = cannot be reached
  ProtectedText identifier;  // identity number; may be empty
  ProtectedText address;     // may be empty
  friend bool operator==(const Identity&, const Identity&) = default;
};
LIANDONG_DESCRIBE(Identity, anonymous, name, contact, identifier, address)

/// `complainant_material` is what C handed in in writing  [3.2.2-e]; `case_facts` the written
/// material of a transfer.  [3.2.1-d]
enum class MaterialKind : std::uint8_t {
  complainant_material,
  verification_record,
  case_facts,
  answer_letter,
  other
};
LIANDONG_DESCRIBE_ENUM(MaterialKind, complainant_material, verification_record, case_facts,
                       answer_letter, other)

struct Material {
  std::string id;  // fresh id
  MaterialKind kind = MaterialKind::other;
  std::string name;       // file name shown in the list, cleaned
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

/// How C was told something.
enum class Manner : std::uint8_t { telephone, in_person, letter, message, portal };
LIANDONG_DESCRIBE_ENUM(Manner, telephone, in_person, letter, message, portal)

enum class DeclineGround : std::uint8_t {
  petition_matter,   // 属于信访事项
  civil_dispute,     // 属于民事纠纷
  outside_city,      // 不属于本市管辖
  already_answered,  // 已有处理结论
  too_vague          // 无具体线索
};
LIANDONG_DESCRIBE_ENUM(DeclineGround, petition_matter, civil_dispute, outside_city,
                       already_answered, too_vague)

/// Where a complaint that no unit of the city handles goes on, if C agrees.  [D0051]
enum class Onward : std::uint8_t { hotline_12345, petition_office };
LIANDONG_DESCRIBE_ENUM(Onward, hotline_12345, petition_office)

/// 告知书 to C: 受理, 不予受理, 转交, 处理结果.
enum class LetterKind : std::uint8_t { acceptance, declined, passed, result };
LIANDONG_DESCRIBE_ENUM(LetterKind, acceptance, declined, passed, result)

enum class Finding : std::uint8_t { no_violation, violation, not_competent };
LIANDONG_DESCRIBE_ENUM(Finding, no_violation, violation, not_competent)

enum class DecisionKind : std::uint8_t {
  warning,
  fine,
  confiscation,
  licence_measure,
  order_to_correct,
  no_penalty,
  other
};
LIANDONG_DESCRIBE_ENUM(DecisionKind, warning, fine, confiscation, licence_measure, order_to_correct,
                       no_penalty, other)

}  // namespace liandong::complaint_intake

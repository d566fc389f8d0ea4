// What the register of penalty items is made of: items, their bases, places and assignments.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/parties.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liandong::jurisdiction {

// Every `…_to` day here is the last day on which the thing still holds (有效期至), not the first
// day after it: officials write, read and print it that way. Absent = no end is known.

using AssignmentId = Id<struct AssignmentTag>;

/// Number of a published list of the city (清单版本), from 1 without gaps.
using VersionNumber = std::uint32_t;

enum class ItemKind : std::uint8_t {
  delegated,  // 下放 (赋权或委托) 事项: an assignment decides
  own,        // 乡镇法定职权: the law itself names the township government
  reserved    // 市直部门保留事项
};
LIANDONG_DESCRIBE_ENUM(ItemKind, delegated, own, reserved)

enum class AssignmentMode : std::uint8_t {
  empowered,  // 赋权: acts in its own name  [L: 行政处罚法 art. 24]
  entrusted   // 委托: acts and signs in the name of the original department  [L: art. 20]
};
LIANDONG_DESCRIBE_ENUM(AssignmentMode, empowered, entrusted)

/// From coarse to fine; a parent is always coarser than its child.
enum class PlaceKind : std::uint8_t { city, township, subdistrict, village, community };
LIANDONG_DESCRIBE_ENUM(PlaceKind, city, township, subdistrict, village, community)

/// One provision a penalty rests on, with the days between which it is law.
struct LegalBasis {
  std::string law;      // 生态环境法典, without 书名号
  std::string article;  // 第二百五十一条
  std::string text;     // may be empty
  std::string penalty;  // 罚则, as shown
  LocalDay effective_from;
  std::optional<LocalDay> effective_to;
  friend bool operator==(const LegalBasis&, const LegalBasis&) = default;
};
LIANDONG_DESCRIBE(LegalBasis, law, article, text, penalty, effective_from, effective_to)

/// A penalty item (行政处罚事项) with the powers that go with it.  [2-b, 2-c]
struct PenaltyItem {
  ItemCode code;
  std::string name;
  std::string domain;  // 领域, e.g. 城市管理
  ItemKind kind = ItemKind::delegated;
  std::string inspection_powers;  // 相关行政检查
  std::string coercive_powers;    // 相关行政强制措施; empty = none
  std::string penalty_range;
  UnitId original_department;  // 原责任部门, never empty
  std::string discretion_standard;
  std::string enforcement_flow;
  std::string note;
  std::vector<LegalBasis> bases;
  VersionNumber known_from = 1;              // the list version that took it up
  std::optional<VersionNumber> known_until;  // the one that dropped it (exclusive)
  friend bool operator==(const PenaltyItem&, const PenaltyItem&) = default;
};
LIANDONG_DESCRIBE(PenaltyItem, code, name, domain, kind, inspection_powers, coercive_powers,
                  penalty_range, original_department, discretion_standard, enforcement_flow, note,
                  bases, known_from, known_until)

struct Place {
  PlaceCode code;
  std::string name;
  PlaceKind kind = PlaceKind::township;
  PlaceCode parent;  // empty for the city only
  friend bool operator==(const Place&, const Place&) = default;
};
LIANDONG_DESCRIBE(Place, code, name, kind, parent)

/// A unit holds an item in a territory. Bitemporal: `valid_…` is when it holds, `known_…` from and
/// until (exclusive) which list version the register says so; a correction never rewrites a row.
struct Assignment {
  AssignmentId id;
  ItemCode item;
  UnitId unit;
  PlaceCode territory;
  LocalDay valid_from;
  std::optional<LocalDay> valid_to;
  AssignmentMode mode = AssignmentMode::empowered;
  std::string decision;  // the provincial decision, or the contract of entrustment
  LocalDay published_on;
  std::optional<LocalDay> next_evaluation_on;  // 定期评估  [L: 行政处罚法 art. 24]
  VersionNumber known_from = 1;
  std::optional<VersionNumber> known_until;
  friend bool operator==(const Assignment&, const Assignment&) = default;
};
LIANDONG_DESCRIBE(Assignment, id, item, unit, territory, valid_from, valid_to, mode, decision,
                  published_on, next_evaluation_on, known_from, known_until)

/// A published version of the city's list.  [2-e]
struct ListVersion {
  VersionNumber version = 1;
  LocalDay published_on;
  std::string decision;
  std::string note;
  friend bool operator==(const ListVersion&, const ListVersion&) = default;
};
LIANDONG_DESCRIBE(ListVersion, version, published_on, decision, note)

/// What the register must know of a unit.
struct HolderUnit {
  UnitId id;
  UnitKind kind = UnitKind::municipal_department;
  PlaceCode territory;
  std::string superior_name;  // of a vertical body; empty = answers to the municipal government
};

}  // namespace liandong::jurisdiction

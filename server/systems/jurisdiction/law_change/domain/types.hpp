// law_change (执法依据调整通报, section 二): its stages and commands.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::law_change {

enum class Stage : std::uint8_t {
  registered,  // 待通报
  announced,   // 已通报待签收、待清单调整
  settled,     // 已办结
  dropped      // 不再需要
};
LIANDONG_DESCRIBE_ENUM(Stage, registered, announced, settled, dropped)

enum class ChangeKind : std::uint8_t {
  enacted,  // 新制定
  amended,  // 修改
  repealed  // 废止
};
LIANDONG_DESCRIBE_ENUM(ChangeKind, enacted, amended, repealed)

/// What a law, regulation or rule changes for items of the list.  [2-d]
struct RegisterLawChange {
  static constexpr std::string_view name = "register_law_change";
  Text title;  // 1–200 characters
  ChangeKind kind = ChangeKind::amended;
  std::string law;              // 生态环境法典, without 书名号
  std::string articles;         // may be empty: the law as a whole
  Instant known_at;             // when it was published or became known, never in the future
  LocalDay effective_on;        // 施行日
  UnitId department;            // that announces; empty = the acting unit
  std::vector<ItemCode> items;  // affected, 1–200
  std::vector<UnitId> holders;  // townships and subdistricts that hold them, 1–60
  Text summary;                 // may be empty
};
LIANDONG_DESCRIBE(RegisterLawChange, title, kind, law, articles, known_at, effective_on, department,
                  items, holders, summary)

/// One row of the table before → after (调整前后对照).  [2-d]
struct ItemChange {
  ItemCode item;
  Text before;
  Text after;
  Text effect;  // what is different for those who enforce; may be empty
  friend bool operator==(const ItemChange&, const ItemChange&) = default;
};
LIANDONG_DESCRIBE(ItemChange, item, before, after, effect)

/// Tells every holder, item by item.  [2-d]
struct AnnounceBasisChange {
  static constexpr std::string_view name = "announce_basis_change";
  static constexpr bool needs_confirmation = true;
  std::vector<ItemChange> changes;  // every affected item once
  Text transition;                  // what holds for cases already open; may be empty
};
LIANDONG_DESCRIBE(AnnounceBasisChange, changes, transition)

/// A holder has the announcement and works by it.  [2-d]
struct Acknowledge {
  static constexpr std::string_view name = "acknowledge";
};
LIANDONG_DESCRIBE(Acknowledge)

/// What the change means for the unit's own list: the revision it proposed, or that none is
/// needed and why. Exactly one of the two.  [2-e]
struct RecordRevision {
  static constexpr std::string_view name = "record_revision";
  MatterId revision;
  bool none_needed = false;
  Text reason;  // required if none is needed
};
LIANDONG_DESCRIBE(RecordRevision, revision, none_needed, reason)

/// An open matter rests on a basis that changes: given once per matter by the platform.  [2-d]
struct MarkAffected {
  static constexpr std::string_view name = "mark_affected";
  static constexpr bool by_platform = true;
  MatterId matter;
  std::string system;
  ItemCode item;
  UnitId custodian;
};
LIANDONG_DESCRIBE(MarkAffected, matter, system, item, custodian)

/// Entered by mistake, or the law was not passed after all.
struct DropLawChange {
  static constexpr std::string_view name = "drop_law_change";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(DropLawChange, reason)

using Command = std::variant<RegisterLawChange, AnnounceBasisChange, Acknowledge, RecordRevision,
                             MarkAffected, DropLawChange>;

}  // namespace liandong::law_change

// What the supervision list answers: wire types.
#pragma once

#include "engine/views.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

/// Why the coordinating office and the government look at something. The first two and the last
/// hold today; the others are acts of units, as the log has them.
enum class SupervisionReason : std::uint8_t {
  overdue,     // 逾期: an open duty whose legal time is over
  unanswered,  // 督办未答复: what S or G asked for and nobody answered
  dismissed,   // 不予移送、撤销: a finding, need or hazard that was dropped
  withdrawn,   // 撤回
  refused,     // 拒绝、不予受理
  shirked,     // 称不属本单位职责
  bounced,     // 两次退转
  extended,    // 暂停、延长期限
  unused       // 一年未使用的事项
};
LIANDONG_DESCRIBE_ENUM(SupervisionReason, overdue, unanswered, dismissed, withdrawn, refused,
                       shirked, bounced, extended, unused)

struct SupervisedEntry {
  std::string id;  // unique within its reason
  SupervisionReason reason = SupervisionReason::overdue;
  UnitId unit;  // that owes, acted or holds the item
  Instant at;   // when it fell due, was asked, done or flagged
  std::string system;
  std::string word;  // of the duty or of the event; empty for items
  std::optional<std::string> clause;
  std::optional<engine::MatterRef> matter;  // null for items
  std::string stage;
  std::optional<ItemCode> item;
  std::optional<std::string> item_name;
  std::optional<LocalDay> held_since;
  std::optional<LocalDay> last_used_on;
};
LIANDONG_DESCRIBE(SupervisedEntry, id, reason, unit, at, system, word, clause, matter, stage, item,
                  item_name, held_since, last_used_on)

struct SupervisionPage {
  std::vector<SupervisedEntry> items;
  std::optional<std::string> next_cursor;
};
LIANDONG_DESCRIBE(SupervisionPage, items, next_cursor)

struct SupervisionCount {
  SupervisionReason reason = SupervisionReason::overdue;
  UnitId unit;
  std::string system;
  std::int64_t count = 0;
};
LIANDONG_DESCRIBE(SupervisionCount, reason, unit, system, count)

struct SupervisionCounts {
  LocalDay from;  // acts before this day are not counted
  std::vector<SupervisionCount> counts;
};
LIANDONG_DESCRIBE(SupervisionCounts, from, counts)

}  // namespace liandong::app

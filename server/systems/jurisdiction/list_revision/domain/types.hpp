// list_revision (行政处罚事项清单动态调整, section 二): its stages and commands.
#pragma once

#include "kernel/content.hpp"
#include "kernel/describe.hpp"
#include "kernel/ids.hpp"
#include "kernel/time.hpp"
#include "systems/jurisdiction/domain/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace liandong::list_revision {

enum class Stage : std::uint8_t {
  proposed,   // 待审核
  reviewed,   // 待公布
  returned,   // 退回修改
  published,  // 已公布
  withdrawn   // 已撤回
};
LIANDONG_DESCRIBE_ENUM(Stage, proposed, reviewed, returned, published, withdrawn)

enum class ListChangeKind : std::uint8_t {
  assign,         // 赋权或委托给乡镇、街道
  revoke,         // 收回
  replace_basis,  // 更换依据
  add_item,       // 新增事项
  retire_item     // 取消事项
};
LIANDONG_DESCRIBE_ENUM(ListChangeKind, assign, revoke, replace_basis, add_item, retire_item)

/// One change of the list. Which members count is told by `kind`; the others stay empty.
struct ListChange {
  ListChangeKind kind = ListChangeKind::assign;
  ItemCode item;
  LocalDay effective_on;  // from this day it holds; of `revoke`: from this day no longer
  // assign, revoke
  UnitId unit;
  PlaceCode territory;
  // assign
  std::optional<jurisdiction::AssignmentMode> mode;
  std::optional<LocalDay> valid_to;            // last day; absent = no end is known
  std::optional<LocalDay> next_evaluation_on;  // 定期评估  [L:penalty_law-24]
  std::string decision;                        // the provincial decision or the contract
  // replace_basis
  std::string replaced_law;  // empty = every basis in force
  // replace_basis, add_item
  std::string law;
  std::string article;
  std::string basis_text;
  std::string penalty;
  // add_item
  std::string item_name;
  std::string domain;
  std::optional<jurisdiction::ItemKind> item_kind;
  UnitId original_department;
  std::string inspection_powers;
  std::string coercive_powers;
  friend bool operator==(const ListChange&, const ListChange&) = default;
};
LIANDONG_DESCRIBE(ListChange, kind, item, effective_on, unit, territory, mode, valid_to,
                  next_evaluation_on, decision, replaced_law, law, article, basis_text, penalty,
                  item_name, domain, item_kind, original_department, inspection_powers,
                  coercive_powers)

/// A unit proposes changes of its own list.  [2-e]
struct ProposeRevision {
  static constexpr std::string_view name = "propose_revision";
  Text title;
  Text reasons;
  std::string legal_basis;  // may be empty
  MatterId law_change;      // that made it necessary; may be empty
  std::vector<ListChange> changes;
};
LIANDONG_DESCRIBE(ProposeRevision, title, reasons, legal_basis, law_change, changes)

/// After it was returned: the changes in whole.
struct Revise {
  static constexpr std::string_view name = "revise";
  std::vector<ListChange> changes;
  Text explanation;
};
LIANDONG_DESCRIBE(Revise, changes, explanation)

/// S looks at it: on to the government, or back to the unit.  [2-e]
struct Review {
  static constexpr std::string_view name = "review";
  bool approved = false;
  Text opinion;
};
LIANDONG_DESCRIBE(Review, approved, opinion)

/// The government lets S publish this revision in its place.  [2-e]
struct AuthorisePublication {
  static constexpr std::string_view name = "authorise_publication";
  Text note;  // may be empty
};
LIANDONG_DESCRIBE(AuthorisePublication, note)

/// A new version of the list: the register answers by it from the next question on.  [2-e]
struct Publish {
  static constexpr std::string_view name = "publish";
  static constexpr bool needs_confirmation = true;
  std::string decision_number;  // of the announcement
  std::string note;             // what readers of the list are told; may be empty
};
LIANDONG_DESCRIBE(Publish, decision_number, note)

/// The government wants it changed.
struct ReturnRevision {
  static constexpr std::string_view name = "return_revision";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(ReturnRevision, reason)

struct WithdrawProposal {
  static constexpr std::string_view name = "withdraw_proposal";
  static constexpr bool needs_confirmation = true;
  Text reason;
};
LIANDONG_DESCRIBE(WithdrawProposal, reason)

using Command = std::variant<ProposeRevision, Revise, Review, AuthorisePublication, Publish,
                             ReturnRevision, WithdrawProposal>;

}  // namespace liandong::list_revision

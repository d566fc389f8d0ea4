#include "systems/jurisdiction/list_revision/domain/revised_register.hpp"

#include "kernel/describe.hpp"
#include "systems/jurisdiction/domain/register_check.hpp"
#include "systems/jurisdiction/list_revision/domain/refusals.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace liandong::list_revision {
namespace {

using jurisdiction::Assignment;
using jurisdiction::LegalBasis;
using jurisdiction::PenaltyItem;
using jurisdiction::RegisterData;
using jurisdiction::VersionNumber;

constexpr std::array order{ListChangeKind::add_item, ListChangeKind::revoke,
                           ListChangeKind::replace_basis, ListChangeKind::assign,
                           ListChangeKind::retire_item};

LegalBasis basis_of(const ListChange& change) {
  return {change.law, change.article, change.basis_text, change.penalty, change.effective_on, {}};
}

/// Takes changes one by one; the first that does not fit ends it.
class Reviser {
 public:
  Reviser(RegisterData data, const NewVersion& version)
      : data_(std::move(data)),
        version_(static_cast<VersionNumber>(data_.list_versions.size()) + 1) {
    data_.list_versions.push_back({version_, version.published_on, version.decision, version.note});
    published_on_ = version.published_on;
  }

  void take(const ListChange& change, std::size_t row) {
    row_ = row;
    switch (change.kind) {
      case ListChangeKind::add_item:
        return add_item(change);
      case ListChangeKind::revoke:
        return revoke(change);
      case ListChangeKind::replace_basis:
        return replace_basis(change);
      case ListChangeKind::assign:
        return assign(change);
      case ListChangeKind::retire_item:
        return retire_item(change);
    }
  }

  [[nodiscard]] const std::optional<Rejection>& refusal() const { return refusal_; }

  /// The whole must hold together: above all no item with two holders at one place on one day.
  Result<RegisterData, Rejection> finish() && {
    const std::vector<jurisdiction::ImportError> errors = jurisdiction::check_register(data_);
    if (errors.empty()) return std::move(data_);
    const jurisdiction::ImportError& error = errors.front();
    const auto made = made_by_.find(error.row - jurisdiction::row_of_index(0));
    const bool of_assignment = error.table == jurisdiction::Table::assignments;
    row_ = of_assignment && made != made_by_.end() ? made->second : 0;
    refuse(code_of(Refusal::change_does_not_fit), boost::describe::enum_to_string(error.code, ""));
    return Err{*refusal_};
  }

 private:
  static RefusalCode code_of(Refusal refusal) {
    return RefusalCode{static_cast<std::uint16_t>(refusal)};
  }
  void refuse(RefusalCode code, std::string_view subject) {
    if (!refusal_) {
      refusal_ = common::rejection(code, subject, {}, static_cast<std::int64_t>(row_));
    }
  }

  PenaltyItem* known_item(ItemCode code) {
    const auto found =
        std::find_if(data_.items.begin(), data_.items.end(), [&](const PenaltyItem& item) {
          return item.code == code &&
                 jurisdiction::known_in(item.known_from, item.known_until, version_);
        });
    return found == data_.items.end() ? nullptr : &*found;
  }
  PenaltyItem* needed_item(ItemCode code) {
    PenaltyItem* item = known_item(code);
    if (item == nullptr) refuse(common::code_of(2300, CommonRefusal::item_unknown), code.view());
    return item;
  }
  [[nodiscard]] bool is_current(const Assignment& row) const {
    return jurisdiction::known_in(row.known_from, row.known_until, version_);
  }

  void add_item(const ListChange& change) {
    const auto& items = data_.items;
    const bool listed = std::any_of(items.begin(), items.end(), [&](const PenaltyItem& item) {
      return item.code == change.item;
    });
    if (listed) return refuse(code_of(Refusal::item_already_listed), change.item.view());
    PenaltyItem item;
    item.code = change.item;
    item.name = change.item_name;
    item.domain = change.domain;
    item.kind = *change.item_kind;
    item.inspection_powers = change.inspection_powers;
    item.coercive_powers = change.coercive_powers;
    item.penalty_range = change.penalty;
    item.original_department = change.original_department;
    item.bases.push_back(basis_of(change));
    item.known_from = version_;
    data_.items.push_back(std::move(item));
  }

  // Ends what holds on the day or would begin later, and only there.
  void revoke(const ListChange& change) {
    bool found = false;
    const std::size_t size = data_.assignments.size();
    for (std::size_t i = 0; i < size; ++i) {
      const Assignment old = data_.assignments[i];
      const bool meant = old.item == change.item && old.unit == change.unit &&
                         old.territory == change.territory && is_current(old) &&
                         (!old.valid_to || *old.valid_to >= change.effective_on);
      if (!meant) continue;
      found = true;
      if (old.known_from == version_) {
        return refuse(code_of(Refusal::change_does_not_fit), "duplicate");
      }
      data_.assignments[i].known_until = version_;
      if (old.valid_from >= change.effective_on) continue;  // it never came to hold
      Assignment ending = old;
      ending.valid_to = change.effective_on + -1;
      append(std::move(ending));
    }
    if (!found) refuse(code_of(Refusal::assignment_not_found), change.item.view());
  }

  // 更换依据: the old provision is law until the day before.
  void replace_basis(const ListChange& change) {
    PenaltyItem* item = needed_item(change.item);
    if (item == nullptr) return;
    bool found = false;
    const auto replaced = [&](const LegalBasis& basis) {
      return (change.replaced_law.empty() || basis.law == change.replaced_law) &&
             (!basis.effective_to || *basis.effective_to >= change.effective_on);
    };
    for (LegalBasis& basis : item->bases) {
      if (!replaced(basis)) continue;
      found = true;
      if (basis.effective_from < change.effective_on) {
        basis.effective_to = change.effective_on + -1;
      }
    }
    if (!found) return refuse(code_of(Refusal::basis_not_found), change.item.view());
    std::erase_if(item->bases, [&](const LegalBasis& basis) {
      return replaced(basis) && basis.effective_from >= change.effective_on;
    });
    item->bases.push_back(basis_of(change));
  }

  void assign(const ListChange& change) {
    if (needed_item(change.item) == nullptr) return;
    Assignment row;
    row.item = change.item;
    row.unit = change.unit;
    row.territory = change.territory;
    row.valid_from = change.effective_on;
    row.valid_to = change.valid_to;
    row.mode = *change.mode;
    row.decision = change.decision;
    row.published_on = published_on_;
    row.next_evaluation_on = change.next_evaluation_on;
    append(std::move(row));
  }

  // Nobody may be left with an item that is on no list.
  void retire_item(const ListChange& change) {
    PenaltyItem* item = needed_item(change.item);
    if (item == nullptr) return;
    const auto& rows = data_.assignments;
    const bool held = std::any_of(rows.begin(), rows.end(), [&](const Assignment& row) {
      return row.item == change.item && is_current(row) &&
             (!row.valid_to || *row.valid_to >= change.effective_on);
    });
    if (held) return refuse(code_of(Refusal::item_still_held), change.item.view());
    if (item->known_from == version_) {
      return refuse(code_of(Refusal::change_does_not_fit), "duplicate");
    }
    item->known_until = version_;
  }

  void append(Assignment row) {
    row.id = jurisdiction::AssignmentId{"v" + std::to_string(version_) + "." +
                                        std::to_string(++appended_)};
    row.known_from = version_;
    row.known_until.reset();
    made_by_.emplace(static_cast<std::int64_t>(data_.assignments.size()), row_);
    data_.assignments.push_back(std::move(row));
  }

  RegisterData data_;
  VersionNumber version_;
  LocalDay published_on_;
  std::size_t row_ = 0;  // of the change, from 1; 0 = the revision as a whole
  std::size_t appended_ = 0;
  std::map<std::int64_t, std::size_t> made_by_;  // index of an assignment → row of its change
  std::optional<Rejection> refusal_;
};

}  // namespace

Result<RegisterData, Rejection> revised_register(RegisterData data,
                                                 const std::vector<ListChange>& changes,
                                                 const NewVersion& version) {
  Reviser reviser(std::move(data), version);
  for (const ListChangeKind kind : order) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].kind == kind) reviser.take(changes[i], i + 1);
      if (reviser.refusal()) return Err{*reviser.refusal()};
    }
  }
  return std::move(reviser).finish();
}

}  // namespace liandong::list_revision

#include "app/joined/handoff_parts.hpp"
#include "systems/common/domain/permissions.hpp"
#include "systems/jurisdiction/basis_provision/domain/limits.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace liandong::app {
namespace {

namespace list = list_revision;

template <class Value>
bool holds(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

template <class Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (!holds(values, value)) {
    values.push_back(value);
  }
}

/// The last assignment that has room for the change; a long list makes several.
basis_provision::RecordAssignment& with_room(std::vector<basis_provision::RecordAssignment>& all,
                                             const list::ListChange& change) {
  namespace limits = basis_provision::limits;
  const bool fits =
      !all.empty() &&
      (all.back().items.size() < limits::items || holds(all.back().items, change.item)) &&
      (all.back().holders.size() < limits::holders || holds(all.back().holders, change.unit));
  return fits ? all.back() : all.emplace_back();
}

/// Who enforced the item before: the register knows, or this very revision adds the item.
UnitId original_department(const list::Revision& revision, ItemCode item, HandoffDesk& desk) {
  const auto added = std::find_if(
      revision.changes.begin(), revision.changes.end(), [&](const list::ListChange& each) {
        return each.kind == list::ListChangeKind::add_item && each.item == item;
      });
  return added == revision.changes.end() ? desk.world().competence->original_department(item)
                                         : added->original_department;
}

/// 将执法依据、执法标准准确提供给乡镇和街道: owed by each department for the items that the list
/// now gives away.  [2-c]
Consequences published_list_is_provided_for(const Cause& cause, HandoffDesk& desk) {
  const auto& revision = state_of<list::Revision>(cause);
  std::map<UnitId, std::vector<basis_provision::RecordAssignment>> owed;
  for (const list::ListChange& change : revision.changes) {
    const auto holder = desk.world().directory.find(change.unit);
    const UnitId department = original_department(revision, change.item, desk);
    const auto provider = desk.world().directory.find(department);
    const bool given = change.kind == list::ListChangeKind::assign && holder &&
                       is_local_unit(holder->kind) && provider && !is_local_unit(provider->kind);
    if (!given) {
      continue;
    }
    basis_provision::RecordAssignment& assignment = with_room(owed[department], change);
    add_once(assignment.items, change.item);
    add_once(assignment.holders, change.unit);
  }
  Consequences all;
  const list::Publication& published = *revision.publication;
  for (auto& [department, assignments] : owed) {
    for (basis_provision::RecordAssignment& assignment : assignments) {
      assignment.title =
          desk.write("清单第" + std::to_string(published.version) + "版赋权事项的执法依据和标准");
      assignment.department = department;
      assignment.published_at = published.published_at;
      assignment.decision = published.decision_number;
      assignment.revision = cause.matter;
      all.push_back(open_with<basis_provision::Command>(
          basis_provision::OpenFromList{std::move(assignment)}));
    }
  }
  return all;
}

/// 对各自清单进行动态调整: the revision that a unit proposes is what it owed.  [2-e]
Consequences proposal_is_recorded(const Cause& cause, HandoffDesk& desk) {
  const auto& revision = state_of<list::Revision>(cause);
  const auto found = open_matter(desk, revision.law_change, "law_change");
  if (!found || !common::exists_in(law_change::permissions(), found->summary.stage_bit,
                                   law_change::RecordRevision::name)) {
    return {};
  }
  const law_change::Revision* owed =
      law_change::revision_of(state_of<law_change::LawChange>(*found), revision.proposer);
  if (owed == nullptr || owed->recorded_at) {
    return {};
  }
  return {act_on<law_change::Command>(revision.law_change,
                                      law_change::RecordRevision{cause.matter, false, {}})};
}

}  // namespace

std::vector<Handoff> handoffs_of_lists() {
  return {{list::RevisionProposed::type, "law_change", law_change::RecordRevision::name, "2-e",
           proposal_is_recorded},
          {list::ListPublished::type, "basis_provision", basis_provision::OpenFromList::name, "2-c",
           published_list_is_provided_for}};
}

}  // namespace liandong::app

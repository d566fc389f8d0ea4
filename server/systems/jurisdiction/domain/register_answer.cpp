// How the register finds its answer and the reasons for it.

#include "kernel/check.hpp"
#include "systems/jurisdiction/domain/register.hpp"

#include <algorithm>

namespace liandong::jurisdiction {
namespace {

Reason reason_of(ReasonCode code, const Competence& answer) {
  Reason reason;
  reason.code = code;
  reason.item = answer.item;
  reason.place = answer.place;
  reason.unit = answer.unit;
  return reason;
}

void add_alternative(Competence& answer, UnitId unit) {
  const auto& known = answer.alternatives;
  if (unit.empty() || unit == answer.unit) return;
  if (std::find(known.begin(), known.end(), unit) != known.end()) return;
  answer.alternatives.push_back(unit);
}

// A change counts from the day the assignment was made; without one every past change counts.
void add_bases(const PenaltyItem& item, Competence& answer) {
  const LegalBasis* newest = nullptr;
  bool replaced = false;
  for (const LegalBasis& basis : item.bases) {
    if (holds_on(basis.effective_from, basis.effective_to, answer.on)) {
      answer.bases.push_back(basis);
      if (!newest || newest->effective_from < basis.effective_from) newest = &basis;
    } else if (basis.effective_to && *basis.effective_to < answer.on) {
      replaced |= !answer.assignment || answer.assignment->valid_from <= *basis.effective_to;
    }
  }
  if (!newest) {
    answer.reasons.push_back(reason_of(ReasonCode::no_basis_in_force, answer));
  } else if (replaced) {
    Reason reason = reason_of(ReasonCode::basis_changed_since, answer);
    reason.day = newest->effective_from;
    reason.words = newest->law;
    answer.reasons.push_back(reason);
  }
}

}  // namespace

// A village rolls up to its township and the township to the city.
std::vector<const Assignment*> Register::assignments_at(ItemCode item, PlaceCode place,
                                                        VersionNumber version) const {
  std::vector<const Assignment*> found;
  for (const Place* at = find_place(place); at != nullptr; at = find_place(at->parent)) {
    const auto rows = assignment_index_.find({item, at->code});
    if (rows == assignment_index_.end()) continue;
    for (const std::size_t row : rows->second) {
      const Assignment& assignment = data_.assignments[row];
      if (known_in(assignment.known_from, assignment.known_until, version)) {
        found.push_back(&assignment);
      }
    }
  }
  return found;
}

void Register::answer_assigned(const PenaltyItem& item, const Assignment& held,
                               Competence& answer) const {
  answer.unit = held.unit;
  answer.mode = AnswerMode::delegated;
  answer.assignment = held;
  Reason assigned = reason_of(ReasonCode::assigned_to_local_unit, answer);
  assigned.day = held.valid_from;
  assigned.words = held.decision;
  answer.reasons.push_back(assigned);
  if (held.mode == AssignmentMode::entrusted) {
    Reason entrusted = reason_of(ReasonCode::entrusted_signs_for_principal, answer);
    entrusted.principal = item.original_department;
    answer.reasons.push_back(entrusted);
  }
  add_alternative(answer, item.original_department);
}

// `others` are the assignments of the item at the place that do not hold on the day.
void Register::answer_unassigned(const PenaltyItem& item,
                                 const std::vector<const Assignment*>& others,
                                 Competence& answer) const {
  const HolderUnit* local = local_unit_at(answer.place);
  const bool own = item.kind == ItemKind::own;
  if (own && local && local->kind == UnitKind::township_government) {
    answer.unit = local->id;
    answer.mode = AnswerMode::own;
    answer.reasons.push_back(reason_of(ReasonCode::own_power_of_township, answer));
    add_alternative(answer, item.original_department);
    return;
  }
  answer.unit = item.original_department;
  answer.mode = AnswerMode::reserved;
  for (const Assignment* other : others) {
    const bool expired = other->valid_to && *other->valid_to < answer.on;
    Reason reason = reason_of(
        expired ? ReasonCode::assignment_expired : ReasonCode::assignment_not_yet_effective,
        answer);
    reason.unit = other->unit;
    reason.day = expired ? *other->valid_to : other->valid_from;
    reason.words = other->decision;
    answer.reasons.push_back(reason);
    add_alternative(answer, other->unit);
  }
  ReasonCode why = ReasonCode::reserved_to_department;
  if (item.kind != ItemKind::reserved && !local) {
    why = ReasonCode::place_in_no_township;
  } else if (own) {
    why = ReasonCode::own_power_not_of_subdistrict;
  } else if (item.kind == ItemKind::delegated && others.empty()) {
    why = ReasonCode::not_assigned_here;
  }
  answer.reasons.push_back(reason_of(why, answer));
  if (item.kind != ItemKind::reserved && local) add_alternative(answer, local->id);
}

Competence Register::competent_unit(ItemCode item, PlaceCode place, LocalDay on) const {
  return competent_unit(item, place, on, list_version());
}

Competence Register::competent_unit(ItemCode item_code, PlaceCode place_code, LocalDay on,
                                    VersionNumber version) const {
  LIANDONG_CHECK(1 <= version && version <= list_version());
  Competence answer;
  answer.item = item_code;
  answer.place = place_code;
  answer.on = on;
  answer.list_version = version;
  const PenaltyItem* item = find_item(item_code);
  if (item && !known_in(item->known_from, item->known_until, version)) item = nullptr;
  if (!item) answer.reasons.push_back(reason_of(ReasonCode::item_unknown, answer));
  if (item) answer.original_department = item->original_department;
  if (!find_place(place_code)) {
    const bool inside = place_code.view().starts_with(city_code_.view());
    answer.reasons.push_back(
        reason_of(inside ? ReasonCode::place_unknown : ReasonCode::place_outside_city, answer));
  }
  if (!answer.reasons.empty()) return answer;

  std::vector<const Assignment*> others = assignments_at(item_code, place_code, version);
  const auto held = std::find_if(others.begin(), others.end(), [on](const Assignment* row) {
    return holds_on(row->valid_from, row->valid_to, on);
  });
  if (held != others.end()) {
    answer_assigned(*item, **held, answer);
  } else {
    answer_unassigned(*item, others, answer);
  }
  add_bases(*item, answer);
  const HolderUnit* unit = find_unit(answer.unit);
  if (unit && !unit->superior_name.empty()) {
    Reason vertical = reason_of(ReasonCode::vertical_body_superior, answer);
    vertical.words = unit->superior_name;
    answer.reasons.push_back(vertical);
  }
  return answer;
}

}  // namespace liandong::jurisdiction

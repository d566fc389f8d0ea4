#include "systems/jurisdiction/domain/register.hpp"

#include "systems/jurisdiction/domain/register_check.hpp"

#include <set>

namespace liandong::jurisdiction {
namespace {

std::string basis_id(const Competence& answer) {
  switch (answer.mode) {
    case AnswerMode::delegated:
      return answer.assignment->id.str();
    case AnswerMode::own:
      return "own:" + answer.item.str();
    case AnswerMode::reserved:
      return "reserved:" + answer.item.str();
    case AnswerMode::none:
      return {};
  }
  return {};
}

}  // namespace

Result<Register, std::vector<ImportError>> Register::build(RegisterData data) {
  std::vector<ImportError> errors = check_register(data);
  if (!errors.empty()) return Err{std::move(errors)};
  return Register(std::move(data));
}

Register::Register(RegisterData data) : data_(std::move(data)) {
  for (std::size_t i = 0; i < data_.items.size(); ++i) item_index_.emplace(data_.items[i].code, i);
  for (std::size_t i = 0; i < data_.places.size(); ++i) {
    place_index_.emplace(data_.places[i].code, i);
    if (data_.places[i].kind == PlaceKind::city) city_code_ = data_.places[i].code;
  }
  for (std::size_t i = 0; i < data_.units.size(); ++i) {
    const HolderUnit& unit = data_.units[i];
    unit_index_.emplace(unit.id, i);
    if (is_local_unit(unit.kind)) local_units_.emplace(unit.territory, unit.id);
  }
  for (std::size_t i = 0; i < data_.assignments.size(); ++i) {
    const Assignment& assignment = data_.assignments[i];
    assignment_index_[{assignment.item, assignment.territory}].push_back(i);
    rows_of_item_[assignment.item].push_back(i);
  }
}

VersionNumber Register::list_version() const { return data_.list_versions.back().version; }

const PenaltyItem* Register::find_item(ItemCode code) const {
  const auto found = item_index_.find(code);
  return found == item_index_.end() ? nullptr : &data_.items[found->second];
}

const Place* Register::find_place(PlaceCode code) const {
  const auto found = place_index_.find(code);
  return found == place_index_.end() ? nullptr : &data_.places[found->second];
}

const HolderUnit* Register::find_unit(UnitId id) const {
  const auto found = unit_index_.find(id);
  return found == unit_index_.end() ? nullptr : &data_.units[found->second];
}

const HolderUnit* Register::local_unit_at(PlaceCode place) const {
  for (const Place* at = find_place(place); at != nullptr; at = find_place(at->parent)) {
    const auto found = local_units_.find(at->code);
    if (found != local_units_.end()) return find_unit(found->second);
  }
  return nullptr;
}

UnitId Register::local_unit_of(PlaceCode place) const {
  const HolderUnit* unit = local_unit_at(place);
  return unit ? unit->id : UnitId{};
}

std::vector<UnitId> Register::holders(ItemCode item, LocalDay on) const {
  std::set<UnitId> found;
  const auto rows = rows_of_item_.find(item);
  if (rows == rows_of_item_.end()) return {};
  for (const std::size_t index : rows->second) {
    const Assignment& row = data_.assignments[index];
    if (known_in(row.known_from, row.known_until, list_version()) &&
        holds_on(row.valid_from, row.valid_to, on)) {
      found.insert(row.unit);
    }
  }
  return {found.begin(), found.end()};
}

std::vector<ItemCode> Register::items_of(UnitId unit, LocalDay on) const {
  std::set<ItemCode> found;
  for (const Assignment& row : data_.assignments) {
    if (row.unit == unit && known_in(row.known_from, row.known_until, list_version()) &&
        holds_on(row.valid_from, row.valid_to, on)) {
      found.insert(row.item);
    }
  }
  return {found.begin(), found.end()};
}

CompetenceAnswer RegisterCompetence::competent_unit(ItemCode item, PlaceCode place,
                                                    LocalDay on) const {
  const Competence answer = register_->competent_unit(item, place, on);
  return {answer.unit, answer.list_version, basis_id(answer)};
}

bool RegisterCompetence::item_exists(ItemCode item) const {
  const PenaltyItem* known = register_->find_item(item);
  return known && known_in(known->known_from, known->known_until, register_->list_version());
}

UnitId RegisterCompetence::original_department(ItemCode item) const {
  return item_exists(item) ? register_->find_item(item)->original_department : UnitId{};
}

bool RegisterCompetence::place_exists(PlaceCode place) const {
  return register_->find_place(place) != nullptr;
}

}  // namespace liandong::jurisdiction

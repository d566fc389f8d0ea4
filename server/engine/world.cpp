#include "engine/world.hpp"

namespace liandong::engine {

Directory::Directory(std::map<UnitId, UnitEntry> units, std::map<PersonId, PersonEntry> people,
                     std::set<std::pair<PersonId, UnitId>> service,
                     std::map<std::pair<UnitId, std::string>, std::string> statutes)
    : units_(std::move(units)),
      people_(std::move(people)),
      service_(std::move(service)),
      statutes_(std::move(statutes)) {
  for (const auto& [id, entry] : units_) {
    if (!entry.facts.active) {
      continue;
    }
    if (entry.facts.kind == UnitKind::coordinating_office && coordinating_office_.empty()) {
      coordinating_office_ = id;
    }
    if (entry.facts.kind == UnitKind::municipal_government && government_.empty()) {
      government_ = id;
    }
  }
}

const UnitEntry* Directory::unit(UnitId unit) const {
  const auto it = units_.find(unit);
  return it == units_.end() ? nullptr : &it->second;
}

const PersonEntry* Directory::person(PersonId person) const {
  const auto it = people_.find(person);
  return it == people_.end() ? nullptr : &it->second;
}

std::optional<UnitFacts> Directory::find(UnitId wanted) const {
  const UnitEntry* entry = unit(wanted);
  return entry == nullptr ? std::nullopt : std::optional{entry->facts};
}

std::string Directory::statute_on_file(UnitId unit, std::string_view act) const {
  const auto it = statutes_.find({unit, std::string{act}});
  return it == statutes_.end() ? std::string{} : it->second;
}

bool Directory::serves_in(PersonId person, UnitId unit) const {
  if (service_.contains({person, unit})) {
    return true;
  }
  // An office belongs to its legal subject, so its people serve there too.
  for (const auto& [id, entry] : units_) {
    if (id != unit && principal(id) == unit && service_.contains({person, id})) {
      return true;
    }
  }
  return false;
}

bool Directory::has_statute(UnitId unit) const {
  const auto first = statutes_.lower_bound({unit, std::string{}});
  return first != statutes_.end() && first->first.first == unit;
}

UnitId Directory::principal(UnitId start) const {
  UnitId current = start;
  for (std::size_t depth = 0; depth <= units_.size(); ++depth) {
    const UnitEntry* entry = unit(current);
    if (entry == nullptr) {
      return start;
    }
    if (entry->facts.legal_subject || entry->facts.parent.empty() || has_statute(current)) {
      return current;
    }
    current = entry->facts.parent;
  }
  return start;
}

}  // namespace liandong::engine

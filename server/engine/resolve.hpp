// Resolves the references of one matter into words for people.
#pragma once

#include "engine/content.hpp"
#include "engine/world.hpp"
#include "infra/json/write.hpp"

#include <map>
#include <string>

namespace liandong::engine {

class MatterResolver final : public json::Resolver {
 public:
  MatterResolver(std::map<ContentId, std::string> words, const Directory& directory)
      : words_(std::move(words)), directory_(directory) {}

  [[nodiscard]] std::optional<std::string> text(const Text& reference, bool) const override {
    const auto it = words_.find(reference.id);
    return it == words_.end() ? std::nullopt : std::optional{it->second};
  }
  [[nodiscard]] std::string unit_name(UnitId unit) const override {
    const UnitEntry* entry = directory_.unit(unit);
    return entry == nullptr ? unit.str() : entry->name;
  }
  [[nodiscard]] std::string person_name(PersonId person) const override {
    const PersonEntry* entry = directory_.person(person);
    return entry == nullptr ? person.str() : entry->name;
  }

 private:
  std::map<ContentId, std::string> words_;
  const Directory& directory_;
};

}  // namespace liandong::engine

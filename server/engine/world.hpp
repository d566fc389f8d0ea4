// What decisions of a city rest on besides the matter: calendar, targets, units, register.
// Immutable.
#pragma once

#include "kernel/calendar.hpp"
#include "kernel/competence.hpp"
#include "kernel/parties.hpp"
#include "kernel/targets.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace liandong::engine {

struct UnitEntry {
  UnitFacts facts;
  std::string name;
  std::string short_name;
  std::string document_code;  // 机关代字
  std::string address;
  std::string telephone;
};

struct PersonEntry {
  std::string name;
  bool active = true;
};

/// Units and people of one city as a snapshot.
class Directory final : public UnitDirectory {
 public:
  Directory() = default;
  Directory(std::map<UnitId, UnitEntry> units, std::map<PersonId, PersonEntry> people,
            std::set<std::pair<PersonId, UnitId>> service,
            std::map<std::pair<UnitId, std::string>, std::string> statutes);

  [[nodiscard]] std::optional<UnitFacts> find(UnitId unit) const override;
  [[nodiscard]] std::string statute_on_file(UnitId unit, std::string_view act) const override;
  [[nodiscard]] UnitId coordinating_office() const override { return coordinating_office_; }
  [[nodiscard]] bool serves_in(PersonId person, UnitId unit) const override;

  [[nodiscard]] UnitId government() const { return government_; }
  [[nodiscard]] const UnitEntry* unit(UnitId unit) const;
  [[nodiscard]] const PersonEntry* person(PersonId person) const;
  [[nodiscard]] const std::map<UnitId, UnitEntry>& units() const { return units_; }
  /// Who an office acts as: the unit itself or its nearest ancestor that is a legal subject or that
  /// a statute on file lets act in its own name.
  [[nodiscard]] UnitId principal(UnitId unit) const;

 private:
  [[nodiscard]] bool has_statute(UnitId unit) const;

  std::map<UnitId, UnitEntry> units_;
  std::map<PersonId, PersonEntry> people_;
  std::set<std::pair<PersonId, UnitId>> service_;
  std::map<std::pair<UnitId, std::string>, std::string> statutes_;
  UnitId coordinating_office_;
  UnitId government_;
};

/// Up to which version of the calendar the coordinating office lets clocks move earlier.  [D0056]
struct EarlierTimes {
  std::uint32_t calendar_version = 0;
  PersonId confirmed_by;
};

struct World {
  CityCode city;
  WorkCalendar calendar;
  Targets targets;
  Directory directory;
  std::shared_ptr<const CompetenceLookup> competence;
  EarlierTimes earlier = {};
};

using WorldPtr = std::shared_ptr<const World>;

}  // namespace liandong::engine

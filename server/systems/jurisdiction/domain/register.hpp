// The register of penalty items: which unit is competent for an item at a place on a day, and why.
#pragma once

#include "kernel/competence.hpp"
#include "kernel/result.hpp"
#include "systems/jurisdiction/domain/answer.hpp"
#include "systems/jurisdiction/domain/import_error.hpp"
#include "systems/jurisdiction/domain/types.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace liandong::jurisdiction {

/// Everything a register is built from. Errors name rows by the index in these vectors.
struct RegisterData {
  std::vector<ListVersion> list_versions;  // 1, 2, 3 … in order
  std::vector<Place> places;               // one city and what lies in it
  std::vector<HolderUnit> units;
  std::vector<PenaltyItem> items;
  std::vector<Assignment> assignments;
};

/// Immutable snapshot of all list versions of a city.  [2-a, 2-b, 2-e]
/// @threads any number; nothing changes after construction
class Register {
 public:
  static constexpr std::size_t assignments_per_territory_max = 1000;

  /// Checks the data and builds the indexes. Refuses, among others, two assignments that would give
  /// one item at one place on one day to two holders.
  /// @return all errors found, at most `import_errors_max`, in the order of the tables
  [[nodiscard]] static Result<Register, std::vector<ImportError>> build(RegisterData data);

  /// Answers as the newest list version knows it. Every question has exactly one answer: a holder
  /// by assignment, the township government by its own power, else the original department; nobody
  /// only for an item or place the register does not have.
  [[nodiscard]] Competence competent_unit(ItemCode item, PlaceCode place, LocalDay on) const;
  /// The same as an earlier list version knew it.
  /// @param version 1 to `list_version()`; anything else is a bug
  [[nodiscard]] Competence competent_unit(ItemCode item, PlaceCode place, LocalDay on,
                                          VersionNumber version) const;

  [[nodiscard]] VersionNumber list_version() const;
  [[nodiscard]] const RegisterData& data() const { return data_; }
  /// Null if there is none; valid as long as the register.
  [[nodiscard]] const PenaltyItem* find_item(ItemCode code) const;
  [[nodiscard]] const Place* find_place(PlaceCode code) const;
  /// The township government or subdistrict office in whose territory the place lies; empty = none.
  [[nodiscard]] UnitId local_unit_of(PlaceCode place) const;
  /// The units that hold the item on the day, each once, in order of id.
  [[nodiscard]] std::vector<UnitId> holders(ItemCode item, LocalDay on) const;
  /// The items a unit holds by assignment on the day, in order of code.
  [[nodiscard]] std::vector<ItemCode> items_of(UnitId unit, LocalDay on) const;

 private:
  struct ItemAndPlace {
    ItemCode item;
    PlaceCode place;
    friend bool operator==(const ItemAndPlace&, const ItemAndPlace&) = default;
  };
  struct ItemAndPlaceHash {
    std::size_t operator()(const ItemAndPlace& key) const noexcept {
      return std::hash<ItemCode>{}(key.item) * 31 + std::hash<PlaceCode>{}(key.place);
    }
  };

  explicit Register(RegisterData data);
  [[nodiscard]] const HolderUnit* find_unit(UnitId id) const;
  [[nodiscard]] const HolderUnit* local_unit_at(PlaceCode place) const;
  [[nodiscard]] std::vector<const Assignment*> assignments_at(ItemCode item, PlaceCode place,
                                                              VersionNumber version) const;
  void answer_assigned(const PenaltyItem& item, const Assignment& held, Competence& answer) const;
  void answer_unassigned(const PenaltyItem& item, const std::vector<const Assignment*>& others,
                         Competence& answer) const;

  RegisterData data_;
  PlaceCode city_code_;  // every code inside the city begins with it
  std::unordered_map<ItemCode, std::size_t> item_index_;
  std::unordered_map<PlaceCode, std::size_t> place_index_;
  std::unordered_map<UnitId, std::size_t> unit_index_;
  std::unordered_map<PlaceCode, UnitId> local_units_;  // by territory
  std::unordered_map<ItemAndPlace, std::vector<std::size_t>, ItemAndPlaceHash> assignment_index_;
  std::unordered_map<ItemCode, std::vector<std::size_t>> rows_of_item_;
};

/// The register as the core sees it.
class RegisterCompetence final : public CompetenceLookup {
 public:
  explicit RegisterCompetence(std::shared_ptr<const Register> snapshot)
      : register_(std::move(snapshot)) {}
  /// `basis` is the id of the assignment, else "own:<item>" or "reserved:<item>".
  [[nodiscard]] CompetenceAnswer competent_unit(ItemCode item, PlaceCode place,
                                                LocalDay on) const override;
  [[nodiscard]] bool item_exists(ItemCode item) const override;
  [[nodiscard]] UnitId original_department(ItemCode item) const override;
  [[nodiscard]] bool place_exists(PlaceCode place) const override;

 private:
  std::shared_ptr<const Register> register_;
};

}  // namespace liandong::jurisdiction

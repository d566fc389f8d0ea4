// The people of the simulated city: their posts, who is away, and who stands in.
#pragma once

#include "engine/system.hpp"
#include "engine/world.hpp"
#include "simulation/dice.hpp"
#include "simulation/ledger.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace liandong::simulation {

struct Desk {
  PersonId person;
  PostId post;
  UnitId unit;
  UnitKind unit_kind = UnitKind::internal_office;
  RoleSet roles;
};

class People {
 public:
  /// @param directory  for what the offices of a unit are; read now
  People(std::vector<Desk> desks, const engine::Directory& directory);

  [[nodiscard]] const std::vector<Desk>& desks() const { return desks_; }
  /// Desks of a unit and of its offices.
  [[nodiscard]] const std::vector<Desk>& of(UnitId principal) const;
  /// Units with desks, in the order of their ids.
  [[nodiscard]] const std::vector<UnitId>& local_units() const { return local_; }
  [[nodiscard]] const std::vector<UnitId>& departments() const {
    return of_kind(UnitKind::municipal_department);
  }
  [[nodiscard]] const std::vector<UnitId>& of_kind(UnitKind kind) const;
  /// "local", "department", or the word of a kind.
  [[nodiscard]] const std::vector<UnitId>& of_kind(std::string_view word) const;

  /// The person is away until then; `substitute` (may be empty) acts in the post meanwhile.
  void leave(PostId post, PersonId substitute, Instant until);
  /// Who acts at the desk now: its holder, the substitute, the substitute's substitute; nobody if
  /// all are away.
  [[nodiscard]] std::optional<Actor> at(const Desk& desk, Instant now) const;
  [[nodiscard]] bool is_away(PersonId person, Instant now) const;

  /// Somebody of the unit who may give the command; nobody if it is not theirs, or all are away.
  [[nodiscard]] std::optional<Actor> who_may(const engine::System& system, std::string_view command,
                                             const Known* matter, UnitId principal,
                                             const engine::Directory& directory, Instant now,
                                             Dice& dice) const;

 private:
  struct Absence {
    PersonId substitute;
    Instant until;
  };
  std::vector<Desk> desks_;
  std::map<UnitId, std::vector<Desk>> by_unit_;
  std::vector<UnitId> local_;
  std::map<UnitKind, std::vector<UnitId>> by_kind_;
  std::map<PostId, Absence> absences_;
  std::map<PersonId, Instant> away_;
};

}  // namespace liandong::simulation

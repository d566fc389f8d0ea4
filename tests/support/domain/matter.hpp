// For tests: one matter of any system in the small city; acts are decided at a time and applied.
#pragma once

#include "kernel/obligation.hpp"
#include "kernel/refusal.hpp"
#include "kernel/result.hpp"
#include "support/domain/small_city.hpp"

#include <vector>

namespace liandong::domain_test {

/// The functions of the system are found by their arguments.
template <class State, class Command, class Event>
class MatterOf {
 public:
  using Decision = Result<std::vector<Event>, Rejection>;

  explicit MatterOf(Targets defaults) : targets(std::move(defaults)) {}

  Directory units;
  Register competence;
  Numbers numbers;
  Targets targets;
  Subscribers subscribers;
  std::optional<State> state;
  int personal_data_found = 0;

  /// The act happens and is recorded at `now`, unless `occurred_at` says otherwise.
  Decision act(std::string_view unit, RoleSet roles, const Command& command, Instant now,
               std::optional<Instant> occurred_at = std::nullopt) {
    Decision decision = decide_now(unit, roles, command, now, occurred_at.value_or(now));
    if (!decision.has_value()) return decision;
    for (const Event& event : decision.value()) {
      state = evolve(state ? &*state : nullptr, event,
                     Stamp{occurred_at.value_or(now), now, UnitId{unit}});
    }
    return decision;
  }
  /// The same, but fails the test if it is refused.
  void must(std::string_view unit, RoleSet roles, const Command& command, Instant now,
            std::optional<Instant> occurred_at = std::nullopt) {
    const Decision decision = act(unit, roles, command, now, occurred_at);
    if (decision.has_value()) return;
    FAIL("refused with " << static_cast<int>(decision.error().code) << " on "
                         << decision.error().subject.str());
  }
  /// The refusal of the act; fails the test if it succeeds. Nothing changes.
  [[nodiscard]] Rejection refused(std::string_view unit, RoleSet roles, const Command& command,
                                  Instant now, std::optional<Instant> occurred_at = std::nullopt) {
    const Decision decision = decide_now(unit, roles, command, now, occurred_at.value_or(now));
    REQUIRE_FALSE(decision.has_value());
    return decision.error();
  }

  [[nodiscard]] std::vector<Obligation> duties() const {
    return obligations(*state, targets, calendar_2026());
  }
  /// The row with that key; fails the test if there is none.
  [[nodiscard]] Obligation duty(std::string_view key) const {
    for (const Obligation& obligation : duties()) {
      if (obligation.key == key) return obligation;
    }
    FAIL("no obligation " << std::string(key));
    return {};
  }
  [[nodiscard]] bool has_duty(std::string_view key) const {
    for (const Obligation& obligation : duties()) {
      if (obligation.key == key) return true;
    }
    return false;
  }

 private:
  Decision decide_now(std::string_view unit, RoleSet roles, const Command& command, Instant now,
                      Instant occurred_at) {
    const std::string id = "id" + std::to_string(++ids_);
    Uploads uploads;
    uploads.unit = UnitId{unit};
    const Context context{
        now,     occurred_at, actor(unit, roles),  calendar_2026(), targets,     units, competence,
        numbers, id,          personal_data_found, &uploads,        &subscribers};
    return decide(state ? &*state : nullptr, command, context);
  }
  int ids_ = 0;
};

}  // namespace liandong::domain_test

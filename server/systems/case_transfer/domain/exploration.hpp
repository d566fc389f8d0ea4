// For the tests: every state a case transfer can reach in a few commands, and what must hold in
// each.
#pragma once

#include "systems/case_transfer/domain/test_world.hpp"

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace liandong::case_transfer::test {

/// A person who may try something; `relation` is what the engine would add for the unit.
struct Someone {
  std::string unit;
  RoleSet roles;
  std::uint8_t relation = 0;
};
[[nodiscard]] std::vector<Someone> everybody();

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Transfer& transfer, Instant now);

[[nodiscard]] std::string_view name_of(const Command& command);
[[nodiscard]] std::string_view name_of(Stage stage);

/// The rule of the engine: some row names the command, the stage, a relation and a role of the
/// actor.
[[nodiscard]] bool permitted(const Transfer& transfer, const Someone& who, const Command& command);

/// Fails the test if the state breaks an invariant of the mechanism (I1, I2, I6, closing, numbers).
void check_invariants(const Matter& matter, const std::vector<Obligation>& rows);
/// Fails the test if a row vanished or an ended row changed.
void check_history(const std::vector<Obligation>& before, const std::vector<Obligation>& after);

struct Exploration {
  std::size_t states = 0;
  std::size_t tried = 0;
  std::set<std::tuple<Stage, std::string, Stage>> transitions;  // from, command, to
  std::set<Stage> stages;
  std::set<std::string> commands;  // that succeeded somewhere
};

/// Breadth first from a finding, states told apart without ids and times. Computed once.
[[nodiscard]] const Exploration& explored();
inline constexpr int exploration_depth = 7;

}  // namespace liandong::case_transfer::test

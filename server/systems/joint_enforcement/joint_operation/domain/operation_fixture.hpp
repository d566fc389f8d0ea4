// For tests: one joint operation to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/joint_enforcement/joint_operation/domain/operation.hpp"
#include "systems/joint_enforcement/joint_operation/domain/refusals.hpp"

namespace liandong::joint_operation::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::name_of;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The town organises, dept and dept2 are asked.
class Matter : public domain_test::MatterOf<Operation, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void plan(Instant now);
  void confirm(std::string_view unit, Instant now);
  void act_together(Instant ended_at);
  void result(std::string_view unit, Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] Plan plan_at(Instant planned_at);
[[nodiscard]] std::vector<Officer> two_officers();
[[nodiscard]] RecordAction action(Instant began_at, Instant ended_at);
[[nodiscard]] RecordResult result();
[[nodiscard]] AddCase resulting_case();
[[nodiscard]] AttachMaterial material();
[[nodiscard]] Correct correction(CorrectableField field, Text value);

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Operation& operation, Instant now);

/// From one plan, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 7;

}  // namespace liandong::joint_operation::test

// The bounds on the wire are those the rules judge by.
#include "systems/joint_enforcement/joint_operation/wire_bounds.hpp"

#include "support/domain/wire_bounds.hpp"
#include "systems/joint_enforcement/joint_operation/domain/decide_each.hpp"

#include <doctest/doctest.h>

namespace liandong::joint_operation {
namespace {

std::optional<Rejection> shape_of(Command command) {
  // The longest text that can be corrected.
  if (auto* correct = std::get_if<Correct>(&command)) correct->field = CorrectableField::division;
  const domain_test::Directory units;
  const domain_test::Register competence;
  domain_test::Numbers numbers;
  const Targets targets;
  const Instant now = domain_test::at("2026-03-02 10:00");
  const Context context{.now = now,
                        .occurred_at = now,
                        .actor = domain_test::actor("town", Role::head),
                        .calendar = domain_test::calendar_2026(),
                        .targets = targets,
                        .units = units,
                        .competence = competence,
                        .numbers = numbers,
                        .fresh_id = "id"};
  Checks checks;
  check_shape(checks, command, context);
  return checks.first();
}

}  // namespace

TEST_CASE("every bound on the wire is the bound of the rules, on both sides") {
  CHECK(domain_test::walk_bounds<Command>(1900, shape_of) >= 15);
}

}  // namespace liandong::joint_operation

// The bounds on the wire are those the rules judge by.
#include "systems/joint_enforcement/standing_group/wire_bounds.hpp"

#include "support/domain/wire_bounds.hpp"
#include "systems/joint_enforcement/standing_group/domain/decide_each.hpp"

#include <doctest/doctest.h>

namespace liandong::standing_group {
namespace {

std::optional<Rejection> shape_of(const Command& command) {
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
  CHECK(domain_test::walk_bounds<Command>(2100, shape_of) >= 6);
}

}  // namespace liandong::standing_group

// The bounds on the wire are those the rules judge by.
#include "systems/complaint_intake/wire_bounds.hpp"

#include "support/domain/wire_bounds.hpp"
#include "systems/complaint_intake/domain/decide_each.hpp"
#include "systems/complaint_intake/domain/shape.hpp"

#include <doctest/doctest.h>

namespace liandong::complaint_intake {
namespace {

std::optional<Rejection> shape_of(Command command) {
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
  // A filing has a day beside its number.
  if (auto* filing = std::get_if<DecideFiling>(&command)) filing->filed_at = now;
  Checks checks;
  check_shape(checks, command, context);
  return checks.first();
}

}  // namespace

TEST_CASE("every bound on the wire is the bound of the rules, on both sides") {
  CHECK(domain_test::walk_bounds<Command>(1200, shape_of) >= 40);
}

}  // namespace liandong::complaint_intake

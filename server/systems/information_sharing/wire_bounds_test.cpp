// The bounds on the wire are those the rules judge by.
#include "systems/information_sharing/wire_bounds.hpp"

#include "support/domain/wire_bounds.hpp"
#include "systems/information_sharing/domain/decide_each.hpp"
#include "systems/information_sharing/domain/request_shape.hpp"

#include <doctest/doctest.h>

namespace liandong::information_sharing {
namespace {

template <class Command>
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
  // `text` of a correction is bounded by the field it belongs to, ids by their type.
  CHECK(domain_test::walk_bounds<Command>(1300, shape_of<Command>) >= 18);
  using RequestCommand = information_request::Command;
  CHECK(domain_test::walk_bounds<RequestCommand>(1300, shape_of<RequestCommand>) >= 12);
}

}  // namespace liandong::information_sharing

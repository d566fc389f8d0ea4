// What must hold in a city at rest: log, replay, obligations, inbox rows, numbers, escalation.
#include "app/joined/invariant_knowledge.hpp"
#include "engine/invariant_check.hpp"
#include "engine/replay.hpp"
#include "simulation/invariants.hpp"

namespace liandong::simulation {

std::string first_fault(store::Connection& reader, CityCode city,
                        std::span<const engine::System> systems, const engine::World& world) {
  constexpr std::size_t matters_per_step = 1'000;
  const auto report = engine::verify_log(reader, city, systems);
  if (!report.first_fault.empty()) {
    return report.first_fault;
  }
  engine::InvariantCheck check{city, systems, app::invariant_knowledge()};
  while (check.check_rule(reader, world)) {
  }
  while (check.first_faults().empty() && check.check_matters(reader, world, matters_per_step) > 0) {
  }
  if (check.first_faults().empty()) {
    return {};
  }
  const engine::InvariantFault& first = check.first_faults().front();
  return std::string{first.invariant} + ": " + first.what +
         (first.matter.empty() ? "" : " (matter " + first.matter.str() + ")");
}

}  // namespace liandong::simulation

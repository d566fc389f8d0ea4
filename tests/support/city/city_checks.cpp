#include "support/city/city_checks.hpp"

#include "engine/rows.hpp"
#include "kernel/duty_clock.hpp"
#include "simulation/invariants.hpp"

#include <algorithm>

namespace liandong::test {
namespace {

/// What people are told about a clock is how its bound came about: both are read from the same
/// facts.
std::string clock_fault(const engine::System& system, const engine::MatterState& state,
                        const engine::World& world) {
  const auto owed = system.obligations(state.own.get(), world.targets, world.calendar);
  for (const NamedClock& named : system.clocks(state.own.get(), world.targets, world.calendar)) {
    const auto row = std::find_if(owed.begin(), owed.end(),
                                  [&](const Obligation& o) { return o.key == named.key; });
    if (row == owed.end()) {
      continue;
    }
    const auto reading = read(named.clock, world.calendar);
    const auto bound = row->due_before ? row->due_before : row->target_before;
    if (bound != (reading.due ? std::optional{reading.due->due_before} : std::nullopt)) {
      return std::string{system.name} + ": the clock of " + named.key + " ends elsewhere";
    }
  }
  return {};
}

std::string clock_fault(TestCity& city) {
  std::string fault;
  city.reader().query("select system, state from matter", {}, [&](const store::Row& row) {
    for (const engine::System& system : city.systems()) {
      if (fault.empty() && system.name == row.text(0) && system.clocks) {
        fault = clock_fault(system, engine::read_matter_state(system, row.text(1)), *city.world());
      }
    }
  });
  return fault;
}

}  // namespace

std::string first_fault(TestCity& city) {
  const std::string fault =
      simulation::first_fault(city.reader(), TestCity::code(), city.systems(), *city.world());
  return fault.empty() ? clock_fault(city) : fault;
}

}  // namespace liandong::test

// A city founded from its tables in memory, for `liandong simulate`: real units, people, register,
// calendar and targets, simulated office life.
#pragma once

#include "simulation/simulation.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <vector>

namespace liandong::app {

struct SimulationPlan {
  std::filesystem::path city;       // folder with the tables
  std::filesystem::path resources;  // the program's data
  LocalDay from{19'509};            // 2023-06-01: the year's holidays are known, the next one's not
  int days = 0;
  int volume = 100;
  std::vector<std::uint64_t> seeds;  // one city each
  /// Where a seed lives; without it in memory.
  std::function<std::unique_ptr<store::Database>()> open_store;
};

/// Everybody who may act now, at every desk. Sorted, so that a seed replays.
[[nodiscard]] std::vector<simulation::Desk> desks_of(store::Connection& connection, CityCode city,
                                                     Instant now);

/// Runs the seeds one after another, each in a city of its own.
/// @param done  told of each report and the seconds it took
/// @throws std::runtime_error if the data cannot be read
std::vector<simulation::Report> simulate_seeds(
    const SimulationPlan& plan,
    const std::function<void(const simulation::Report&, double)>& done = {});

/// The same for the command line. @return 0 if every invariant held
[[nodiscard]] int simulate_city(const SimulationPlan& plan, std::ostream& out);

}  // namespace liandong::app

// Half a year of the whole city for three seeds: every invariant holds after every command.
#include "app/simulated_city.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <sstream>

namespace liandong::app {
namespace {

SimulationPlan half_a_year() {
  SimulationPlan plan;
  plan.city = source_dir() + "/data/cities/nangong";
  plan.resources = source_dir() + "/data";
  plan.days = 182;
  return plan;
}

/// "system.stage" without its number of matters.
std::set<std::string> keys(const std::map<std::string, std::int64_t>& counts) {
  std::set<std::string> names;
  for (const auto& [name, count] : counts) {
    names.insert(name);
  }
  return names;
}

}  // namespace

TEST_CASE("three seeds of half a year break no invariant, and every system gets somewhere") {
  SimulationPlan plan = half_a_year();
  plan.seeds = {20'260'101, 581, std::random_device{}()};
  std::set<std::string> stages;
  std::set<std::string> commands;
  for (const auto& report : simulate_seeds(plan)) {
    MESSAGE(simulation::to_text(report, 0));
    CHECK(report.fault.empty());
    CHECK(report.misshapen_steps.empty());  // the scripts write bodies as the API wants them
    CHECK(report.commands > 5'000);
    CHECK(report.accepted * 2 > report.commands);
    CHECK(report.refusals.size() > 40);
    CHECK(report.repeated > 50);
    CHECK(report.restarts > 0);
    CHECK(report.rungs > 500);
    stages.merge(keys(report.matters));
    commands.merge(keys(report.commands_of));
  }
  for (const std::string end :
       {"case_transfer.concluded", "complaint_intake.closed",
        "enforcement_assistance.taken_into_case", "dispute_coordination.decided"}) {
    CAPTURE(end);
    CHECK(stages.contains(end));
  }
  CHECK(commands.size() > 70);
}

TEST_CASE("the same seed lives the same days again, another one others") {
  SimulationPlan plan = half_a_year();
  plan.days = 25;
  plan.seeds = {7, 7, 8};
  const auto reports = simulate_seeds(plan);
  CHECK(reports[0].commands_of == reports[1].commands_of);
  CHECK(reports[0].refusals == reports[1].refusals);
  CHECK(reports[0].matters == reports[1].matters);
  CHECK(reports[0].commands_of != reports[2].commands_of);
}

}  // namespace liandong::app

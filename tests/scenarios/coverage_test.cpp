// All scenarios together: every clause has one, every bound is met from both sides, every handoff
// happens.
#include "app/joined/handoffs.hpp"
#include "app/joined/systems.hpp"
#include "scenarios/scenario.hpp"
#include "support/source_dir.hpp"
#include "systems/case_transfer/domain/duties.hpp"
#include "systems/complaint_intake/domain/duties.hpp"
#include "systems/criminal_referral/domain/duties.hpp"
#include "systems/dispute_coordination/domain/duties.hpp"
#include "systems/enforcement_assistance/domain/duties.hpp"
#include "systems/information_sharing/domain/duties.hpp"
#include "systems/information_sharing/domain/request.hpp"
#include "systems/joint_enforcement/consultation/domain/duties.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/duties.hpp"
#include "systems/joint_enforcement/joint_operation/domain/duties.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/duties.hpp"
#include "systems/joint_enforcement/standing_group/domain/duties.hpp"
#include "systems/jurisdiction/basis_provision/domain/duties.hpp"
#include "systems/jurisdiction/law_change/domain/duties.hpp"
#include "systems/jurisdiction/list_revision/domain/duties.hpp"

#include <boost/json/parse.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace liandong::scenario {
namespace {

/// The duties of every system.
std::map<std::string, std::span<const common::DutyInfo>> all_duties() {
  return {{"case_transfer", case_transfer::duties()},
          {"complaint_intake", complaint_intake::duties()},
          {"criminal_referral", criminal_referral::duties()},
          {"dispute_coordination", dispute_coordination::duties()},
          {"enforcement_assistance", enforcement_assistance::duties()},
          {"information_sharing", information_sharing::duties()},
          {"information_request", information_request::duties()},
          {"consultation", consultation::duties()},
          {"hazard_notice", hazard_notice::duties()},
          {"joint_operation", joint_operation::duties()},
          {"liaison_roster", liaison_roster::duties()},
          {"standing_group", standing_group::duties()},
          {"basis_provision", basis_provision::duties()},
          {"law_change", law_change::duties()},
          {"list_revision", list_revision::duties()}};
}

/// "3cd, procuratorate 5cd" → the periods in it that have an end.
std::vector<std::string> periods_in(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" ,/"), text.size());
    const auto period = parse_period(text.substr(0, end));
    if (period && period->kind != PeriodKind::prompt) found.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

/// Every bound that the tables of duties name.
std::set<std::string> bounds_in_tables() {
  std::set<std::string> bounds;
  for (const auto& [system, duties] : all_duties()) {
    for (const common::DutyInfo& info : duties) {
      const std::string duty = system + "." + std::string{info.duty};
      const auto legal = periods_in(info.legal);
      for (const auto& period : legal) bounds.insert(duty + " " + period);
      if (!legal.empty()) continue;  // a target beside it is shown by the scenarios that have one
      for (const auto& period : periods_in(info.target_default)) {
        bounds.insert(duty + " target " + period);
      }
    }
  }
  return bounds;
}

void add(Shown& sum, const Shown& shown) {
  sum.handoffs.insert(shown.handoffs.begin(), shown.handoffs.end());
  for (const auto& [bound, sides] : shown.bounds) {
    Sides& both = sum.bounds[bound];
    both.kept = both.kept || sides.kept;
    both.missed = both.missed || sides.missed;
  }
}

/// What all scenarios that hold showed, run once.
const Shown& shown_by_all() {
  static const Shown all = [] {
    Shown sum;
    for (const Scenario& scenario : all_scenarios()) {
      try {
        add(sum, run(scenario));
      } catch (const Failed&) {  // scenario_test.cpp says which and why
        continue;
      }
    }
    return sum;
  }();
  return all;
}

std::set<std::string> normative_clauses() {
  std::ifstream in{source_dir() + "/data/notice/clauses.json", std::ios::binary};
  const auto text = std::string{std::istreambuf_iterator<char>{in}, {}};
  std::set<std::string> ids;
  const auto clauses = boost::json::parse(text);
  for (const auto& clause : clauses.as_array()) {
    if (clause.at("normative").as_bool()) ids.insert(std::string{clause.at("id").as_string()});
  }
  return ids;
}

}  // namespace

TEST_CASE("every normative sentence of the notice has a scenario") {
  std::set<std::string> cited;
  for (const Scenario& scenario : all_scenarios()) {
    cited.insert(scenario.clauses.begin(), scenario.clauses.end());
  }
  const auto clauses = normative_clauses();
  CHECK(clauses.size() == 70);
  for (const std::string& clause : clauses) {
    CAPTURE(clause);
    CHECK(cited.contains(clause));
  }
}

TEST_CASE("every bound is kept in its last second and missed in the next, in some scenario") {
  CHECK(all_duties().size() == app::all_systems().size());
  auto bounds = bounds_in_tables();
  for (const auto& [bound, sides] : shown_by_all().bounds) bounds.insert(bound);
  for (const std::string& bound : bounds) {
    CAPTURE(bound);
    const auto found = shown_by_all().bounds.find(bound);
    CHECK(found != shown_by_all().bounds.end());
    if (found == shown_by_all().bounds.end()) continue;
    CHECK(found->second.kept);
    CHECK(found->second.missed);
  }
  MESSAGE(bounds.size() << " bounds");
}

TEST_CASE("every handoff happens in some scenario") {
  for (const engine::Handoff& handoff : app::handoffs()) {
    CAPTURE(name_of(handoff));
    CHECK(shown_by_all().handoffs.contains(name_of(handoff)));
  }
}

}  // namespace liandong::scenario

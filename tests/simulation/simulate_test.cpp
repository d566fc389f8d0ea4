// Half a year of the whole city for three seeds: every invariant holds after every command.
#include "app/joined/handoffs.hpp"
#include "app/joined/systems.hpp"
#include "app/simulated_city.hpp"
#include "support/source_dir.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <sstream>

namespace liandong::app {
namespace {

/// In a store of the tests' kind; each seed in an empty one.
struct StoredPlan : SimulationPlan {
  StoredPlan() {
    open_store = [this] {
      store = nullptr;
      store = std::make_unique<test::TestStore>();
      return store->open();
    };
  }
  StoredPlan(const StoredPlan&) = delete;
  StoredPlan& operator=(const StoredPlan&) = delete;
  std::unique_ptr<test::TestStore> store;
};

void plan_half_a_year(SimulationPlan& plan) {
  plan.city = source_dir() + "/data/cities/nangong";
  plan.resources = source_dir() + "/data";
  plan.days = 182;
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

TEST_CASE("every system has a script of its own") {
  const auto scripts = simulation::read_scripts(source_dir() + "/data/simulation");
  for (const engine::System& system : all_systems()) {
    CAPTURE(system.name);
    CHECK(scripts.of(system.name).system == system.name);
  }
}

TEST_CASE("three seeds of half a year break no invariant, and every system gets somewhere") {
  StoredPlan plan;
  plan_half_a_year(plan);
  plan.seeds = {20'260'101, std::random_device{}()};
  if (!test::on_postgres()) {
    plan.seeds.push_back(581);  // there a seed takes three times as long
  }
  std::set<std::string> stages;
  std::set<std::string> commands;
  std::set<std::string> followed;
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
    followed.merge(keys(report.handoffs));
  }
  for (const std::string end :
       {"case_transfer.concluded", "complaint_intake.closed",
        "enforcement_assistance.taken_into_case", "dispute_coordination.decided",
        "hazard_notice.handled", "consultation.resolved", "joint_operation.concluded",
        "standing_group.dissolved", "liaison_roster.kept", "criminal_referral.concluded",
        "criminal_referral.handed_over", "criminal_referral.result_reported",
        "information_sharing.acknowledged", "information_request.confirmed",
        "basis_provision.acknowledged", "law_change.settled", "list_revision.published"}) {
    CAPTURE(end);
    CHECK(stages.contains(end));
  }
  // Of what has no end: rosters are filled and looked through, groups meet again and again.
  for (const std::string deed :
       {"liaison_roster.appoint_liaison", "liaison_roster.confirm_roster", "consultation.convene",
        "hazard_notice.report_to_government", "case_transfer.urge", "case_transfer.supervise",
        "case_transfer.answer_supervision", "case_transfer.give_guidance", "case_transfer.link",
        "case_transfer.mark_suspected_crime", "complaint_intake.mark_suspected_crime"}) {
    CAPTURE(deed);
    CHECK(commands.contains(deed));
  }
  std::set<std::string> table;
  for (const engine::Handoff& handoff : handoffs()) {
    table.insert(std::string{handoff.event} + " " + std::string{handoff.system});
  }
  MESSAGE(followed.size() << " of " << table.size() << " handoffs happened");
  for (const std::string& row : followed) {
    CAPTURE(row);
    CHECK(table.contains(row));
  }
  for (const std::string row : {"case_transfer.objected.v1 dispute_coordination",
                                "complaint_intake.objected.v1 dispute_coordination",
                                "dispute_coordination.decided.v1 case_transfer",
                                "dispute_coordination.agreed.v1 case_transfer",
                                "complaint_intake.transferred.v1 case_transfer",
                                "case_transfer.result_reported.v1 complaint_intake",
                                "complaint_intake.verified.v1 complaint_intake",
                                "case_transfer.suspected_crime_marked.v1 criminal_referral",
                                "criminal_referral.suspicion_recorded.v1 case_transfer",
                                "enforcement_assistance.taken_into_case.v1 case_transfer",
                                "case_transfer.outcome_recorded.v1 information_sharing",
                                "complaint_intake.accepted.v1 information_sharing",
                                "list_revision.list_published.v1 basis_provision",
                                "basis_provision.provided.v1 information_sharing",
                                "law_change.basis_change_announced.v1 information_sharing"}) {
    CAPTURE(row);
    CHECK(followed.contains(row));
  }
  MESSAGE(commands.size() << " kinds of commands were accepted");
  CHECK(commands.size() > 250);
}

TEST_CASE("the same seed lives the same days again, another one others") {
  StoredPlan plan;
  plan_half_a_year(plan);
  plan.days = 25;
  plan.seeds = {7, 7, 8};
  const auto reports = simulate_seeds(plan);
  CHECK(reports[0].commands_of == reports[1].commands_of);
  CHECK(reports[0].refusals == reports[1].refusals);
  CHECK(reports[0].matters == reports[1].matters);
  CHECK(reports[0].commands_of != reports[2].commands_of);
}

}  // namespace liandong::app

// For tests: one hazard to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/hazard.hpp"
#include "systems/joint_enforcement/hazard_notice/domain/refusals.hpp"

namespace liandong::hazard_notice::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::name_of;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The town finds, dept and the police are to be notified.
class Matter : public domain_test::MatterOf<Notice, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void record(Instant discovered_at, std::vector<std::string_view> departments = {"dept"});
  void notify(Instant now);
  void dispatch(Instant now);
  void arrive(Instant now);
  void handle(Instant now);
  void refuse(Instant now);
  void remind(Instant now);
  void report(Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordHazard hazard(Instant discovered_at,
                                  const std::vector<std::string_view>& departments);
[[nodiscard]] Notify notice(Instant notified_at, std::vector<std::string_view> departments = {});
[[nodiscard]] Remind reminder(std::string_view department);
[[nodiscard]] AttachMaterial material();
[[nodiscard]] Dispatch dispatch_at(Instant dispatched_at);
[[nodiscard]] ReportHandling handling(Instant handled_at);
[[nodiscard]] Refuse refusal();
[[nodiscard]] Redirect redirection(std::string_view proper_unit);
[[nodiscard]] ReportToGovernment report();
[[nodiscard]] Instruct instruction();
[[nodiscard]] Correct correction(Instant instant);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1800> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Notice& notice, Instant now);

/// From one hazard for one department and one for two, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 6;

}  // namespace liandong::hazard_notice::test

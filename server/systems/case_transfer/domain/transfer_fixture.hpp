// One case transfer to act on in the small city of tests/support.
#pragma once

#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::case_transfer::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::Directory;
using domain_test::Numbers;
using domain_test::personal;
using domain_test::Register;
using domain_test::text;
using domain_test::text_of_length;
using domain_test::Uploads;

/// The defaults documented in obligations.cpp.
[[nodiscard]] Targets default_targets();
/// One matter in the small city. `act` decides at a time and applies the events.
class Matter : public domain_test::MatterOf<Transfer, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  // Shortcuts to a stage, by the usual people; the town finds, the department is competent.
  void find(Instant discovered_at, std::optional<UrgencyReason> urgency = std::nullopt,
            bool in_progress = false);
  void attach(std::string_view unit, MaterialKind kind, Instant now);
  void attach_all(Instant now);
  void issue(Instant now, std::string_view receiver = "dept");
  void receive(Instant now);
  void accept(Instant now);
  void file(Instant filed_at);
  void decide_case(Instant decided_at);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordFinding finding(Instant discovered_at);
[[nodiscard]] Issue issue_to(std::string_view receiver);
[[nodiscard]] RecordDissuasion dissuasion(Instant dissuaded_at, DissuasionResult result);
[[nodiscard]] TellCompetentUnit telling(Instant told_at, std::string_view unit = "dept");
[[nodiscard]] AttachMaterial material(MaterialKind kind);
[[nodiscard]] DecideFiling filing(Instant filed_at);
[[nodiscard]] DecideFiling no_filing();
[[nodiscard]] RecordOutcome outcome(Instant decided_at);
[[nodiscard]] Object objection(std::string_view proposed = "town");
[[nodiscard]] ObjectOnNewFacts objection_on_new_facts();
[[nodiscard]] Correct correction(CorrectableField field, Instant instant);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1100> refusal) {
  return rejection.code == refusal.code;
}

}  // namespace liandong::case_transfer::test

// One dispute to act on in the small city of tests/support.
#pragma once

#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/dispute_coordination/domain/dispute.hpp"
#include "systems/dispute_coordination/domain/refusals.hpp"

#include <string_view>

namespace liandong::dispute_coordination::test {

using domain_test::at;
using domain_test::text;
using domain_test::text_of_length;

/// The defaults documented in obligations.cpp.
[[nodiscard]] Targets default_targets();

/// One matter in the small city: the department refuses a case the town came upon.
class Matter : public domain_test::MatterOf<Dispute, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  // Shortcuts to a stage, by the usual people.
  void open(Instant arose_at);
  /// The town answers and talks fail.
  void fail(Instant held_at);
  void submit(Instant now);
  void review(Instant now);
  void reply(Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] OpenDispute opening(Instant arose_at);
[[nodiscard]] StatePosition position(std::string_view competent_unit);
[[nodiscard]] RecordNegotiation negotiation(Instant held_at, NegotiationResult result);
[[nodiscard]] ProposeAgreement agreement(std::string_view responsible_unit);
[[nodiscard]] Submit submission();
[[nodiscard]] Reply answer();
[[nodiscard]] AttachMaterial material();
[[nodiscard]] Coordinate coordination(Instant held_at);
[[nodiscard]] Review review(bool accepted);
[[nodiscard]] Decide decision(std::string_view responsible_unit);
[[nodiscard]] RecordSuperiorDecision superior_decision(Instant decided_at);
[[nodiscard]] Correct correction(Instant arose_at);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1600> refusal) {
  return rejection.code == refusal.code;
}

}  // namespace liandong::dispute_coordination::test

// For tests: one provision to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/basis_provision/domain/refusals.hpp"

namespace liandong::basis_provision::test {

using domain_test::at;
using domain_test::name_of;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The department provides to the town and to town2.
class Matter : public domain_test::MatterOf<Provision, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void assign(Instant published_at);
  void provide(Instant now);
  void acknowledge(std::string_view unit, Instant now);
  void report(std::string_view unit, Instant now);
  /// The id of the report made last.
  [[nodiscard]] std::string last_report() const { return state->reports.back().id; }
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordAssignment assignment(Instant published_at);
[[nodiscard]] Provide provision();
[[nodiscard]] CorrectProvision correction();

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1000> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Provision& provision, Instant now);

/// From an assignment, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 9;

}  // namespace liandong::basis_provision::test

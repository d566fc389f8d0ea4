// For tests: one revision to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/jurisdiction/list_revision/domain/refusals.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

namespace liandong::list_revision::test {

using domain_test::at;
using domain_test::name_of;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();
/// "2026-08-15".
[[nodiscard]] LocalDay day(std::string_view iso);

/// The town proposes, the justice bureau reviews, the government publishes.
class Matter : public domain_test::MatterOf<Revision, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void propose(Instant now);
  void review(bool approved, Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] ListChange assign(std::string_view unit, LocalDay effective_on);
[[nodiscard]] ListChange revoke(std::string_view unit, LocalDay effective_on);
[[nodiscard]] ListChange replace_basis(LocalDay effective_on);
[[nodiscard]] ListChange add_item(std::string_view item, LocalDay effective_on);
[[nodiscard]] ListChange retire(std::string_view item, LocalDay effective_on);
[[nodiscard]] ProposeRevision proposal(std::vector<ListChange> changes);
[[nodiscard]] Revise revised();
[[nodiscard]] Publish publication();

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<2300> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command.
[[nodiscard]] std::vector<Command> attempts(const Revision& revision, Instant now);

/// From a proposal, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 8;

}  // namespace liandong::list_revision::test

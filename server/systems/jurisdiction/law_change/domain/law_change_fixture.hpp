// For tests: one change of law to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/jurisdiction/law_change/domain/law_change.hpp"
#include "systems/jurisdiction/law_change/domain/refusals.hpp"

namespace liandong::law_change::test {

using domain_test::at;
using domain_test::name_of;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();
/// "2026-08-15".
[[nodiscard]] LocalDay day(std::string_view iso);

/// The department announces to the town and to town2.
class Matter : public domain_test::MatterOf<LawChange, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void open(Instant known_at, LocalDay effective_on);
  void announce(Instant now);
  void acknowledge(std::string_view unit, Instant now);
  void need_no_revision(std::string_view unit, Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RegisterLawChange change_of_law(Instant known_at, LocalDay effective_on);
[[nodiscard]] AnnounceBasisChange announcement();
[[nodiscard]] RecordRevision no_revision();
[[nodiscard]] RecordRevision proposed(std::string_view revision);
[[nodiscard]] MarkAffected mark(std::string_view matter);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<2200> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const LawChange& change, Instant now);

/// From a change of law, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 9;

}  // namespace liandong::law_change::test

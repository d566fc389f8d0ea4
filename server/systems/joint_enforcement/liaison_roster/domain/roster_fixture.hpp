// For tests: one roster to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/refusals.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/roster.hpp"

namespace liandong::liaison_roster::test {

using domain_test::at;
using domain_test::name_of;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The roster of the town: dept and dept2 are its counterparts, police and court its organs.
class Matter : public domain_test::MatterOf<Roster, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}
  void open(Instant now);
  void appoint(Rank rank, Instant now, std::optional<Instant> until = {});
  void set(std::string_view counterpart, Instant now);
  /// Both officers, a contact for everybody and one for each organ.
  void complete(Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] OpenRoster roster();
[[nodiscard]] AppointLiaison appointment(Rank rank, std::optional<Instant> until = {});
[[nodiscard]] SetContact contact(std::string_view counterpart);

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Roster& roster, Instant now);

/// From one roster, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 6;

}  // namespace liandong::liaison_roster::test

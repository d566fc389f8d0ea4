// For tests: one standing group to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/joint_enforcement/standing_group/domain/group.hpp"
#include "systems/joint_enforcement/standing_group/domain/refusals.hpp"

namespace liandong::standing_group::test {

using domain_test::at;
using domain_test::name_of;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The town founds it with dept and dept2, and convenes.
class Matter : public domain_test::MatterOf<Group, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}
  void found(Instant now, int period_days = 0);
  void meet(Instant held_at, std::string_view origin = "meeting");
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] FoundGroup group_of(const std::vector<std::string_view>& members);
[[nodiscard]] ChangeMembers members_of(const std::vector<std::string_view>& members);

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Group& group, Instant now);

/// From one group, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 5;

}  // namespace liandong::standing_group::test

// For the tests: every state a dispute can reach in a few commands, and what must hold in each.
#pragma once

#include "support/domain/exploration.hpp"
#include "systems/dispute_coordination/domain/dispute_fixture.hpp"

namespace liandong::dispute_coordination::test {

using domain_test::name_of;

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Dispute& dispute, Instant now);

/// From an opening, states told apart without ids and times. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 7;

}  // namespace liandong::dispute_coordination::test

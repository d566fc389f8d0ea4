// For the tests: every state a case transfer can reach in a few commands, and what must hold in
// each.
#pragma once

#include "support/domain/exploration.hpp"
#include "systems/case_transfer/domain/transfer_fixture.hpp"

namespace liandong::case_transfer::test {

using domain_test::name_of;

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Transfer& transfer, Instant now);

/// From a finding, states told apart without ids and times. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 7;

}  // namespace liandong::case_transfer::test

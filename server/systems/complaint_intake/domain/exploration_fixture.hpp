// For the tests: every state a complaint can reach in a few commands, and what must hold in each.
#pragma once

#include "support/domain/exploration.hpp"
#include "systems/complaint_intake/domain/complaint_fixture.hpp"

namespace liandong::complaint_intake::test {

using domain_test::name_of;

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Complaint& complaint, Instant now);

/// From a registration, states told apart without ids and times. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 9;

}  // namespace liandong::complaint_intake::test

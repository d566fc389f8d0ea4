// For the tests: every state information and requests can reach in a few commands, and what must
// hold in each.
#pragma once

#include "support/domain/exploration.hpp"
#include "systems/information_sharing/domain/sharing_fixture.hpp"

namespace liandong::information_sharing::test {

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const SharedItem& item, Instant now);
/// From an opening, states told apart without ids and times. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 6;

}  // namespace liandong::information_sharing::test

namespace liandong::information_request::test {

[[nodiscard]] std::vector<Command> attempts(const InformationRequest& request, Instant now);
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 8;

}  // namespace liandong::information_request::test

// What the rows of the table are made with, and the rows of each section of the notice.
#pragma once

#include "engine/handoff.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::app {

using engine::Cause;
using engine::Consequence;
using engine::Handoff;
using engine::HandoffDesk;
using Consequences = std::vector<Consequence>;

template <class State>
const State& state_of(const Cause& cause) {
  return *static_cast<const State*>(cause.state);
}

template <class State>
const State& state_of(const engine::OtherMatter& matter) {
  return *static_cast<const State*>(matter.state.get());
}

/// `Command` is the variant of the system that takes the command.
template <class Command, class C>
Consequence act_on(std::optional<MatterId> matter, C command) {
  return {matter, std::make_shared<const Command>(std::move(command))};
}
template <class Command, class C>
Consequence open_with(C command) {
  return act_on<Command>(std::nullopt, std::move(command));
}

/// The matter if it belongs to the system and is open.
inline std::optional<engine::OtherMatter> open_matter(HandoffDesk& desk, MatterId id,
                                                      std::string_view system) {
  auto matter = id.empty() ? std::nullopt : desk.find(id);
  return matter && matter->system == system && !matter->summary.closed ? std::move(matter)
                                                                       : std::nullopt;
}
/// 二: a published list is provided for, a proposed revision is recorded.
[[nodiscard]] std::vector<Handoff> handoffs_of_lists();
/// 三（二）: a complaint goes on as a case transfer, and its result comes back.
[[nodiscard]] std::vector<Handoff> handoffs_of_complaints();
/// 三（三）: what is shared without being asked for.
[[nodiscard]] std::vector<Handoff> handoffs_to_sharing();
/// 三（四）: the regular meeting of a group discharges what its convener owed.
[[nodiscard]] std::vector<Handoff> handoffs_of_meetings();
/// 三（五）: what a department determined becomes evidence.
[[nodiscard]] std::vector<Handoff> handoffs_of_assistance();
/// 三（六）: an objection becomes a dispute, and what ends it moves the case.
[[nodiscard]] std::vector<Handoff> handoffs_of_disputes();
/// 三（七）: a suspected crime becomes a referral.
[[nodiscard]] std::vector<Handoff> handoffs_of_crimes();

}  // namespace liandong::app

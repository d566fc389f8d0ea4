// The order in which every system judges a command: its fields, the stage, the rules.
#pragma once

#include "kernel/result.hpp"
#include "systems/common/domain/checks.hpp"
#include "systems/common/domain/permissions.hpp"

#include <variant>
#include <vector>

namespace liandong::common {

/// Calls the functions of the system, found by their arguments:
///   void check_shape(Checks&, const Command&, const Context&);
///   Decision decide_opening(const Opening&, const Context&);
///   Decision decide_one(const State&, const C&, const Context&);   one per other command
/// `State` has a member `stage`. `state` is null only for `Opening`.
template <class Opening, class Decision, class Checks, class State, class Command>
[[nodiscard]] Decision judge(const State* state, const Command& command, const Context& context,
                             std::span<const Permission> permissions) {
  Checks checks;
  checks.not_after_now("occurred_at", context.occurred_at, context);
  check_shape(checks, command, context);
  if (checks.first()) return Err{*checks.first()};
  return std::visit(
      [&]<class C>(const C& one) -> Decision {
        bool fits = state == nullptr;
        if constexpr (!std::is_same_v<C, Opening>) {
          LIANDONG_CHECK(state != nullptr);
          fits = exists_in(permissions, in(state->stage), C::name);
        }
        checks.refuse_if(!fits, CommonRefusal::not_in_this_stage, C::name);
        if (checks.first()) return Err{*checks.first()};
        if constexpr (std::is_same_v<C, Opening>) {
          return decide_opening(one, context);
        } else {
          return decide_one(*state, one, context);
        }
      },
      command);
}

/// The refusal if there is one, else the events.
template <class Decision, class Event, class... Events>
[[nodiscard]] Decision events_unless_refused(const Checks& checks, Events&&... events) {
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{Event{std::forward<Events>(events)}...};
}

}  // namespace liandong::common

// What consultations say no to: frozen numbers in order of precedence, beside the common ones.
#pragma once

#include "systems/common/domain/checks.hpp"

#include <cstdint>
#include <span>

namespace liandong::consultation {

using common::CommonRefusal;

/// Frozen once released. `decide` returns the one with the lowest number that applies: first what
/// is wrong with the command itself, then with the stage, then what a rule forbids.
enum class Refusal : std::uint16_t {
  // The stage or what already happened.
  already_signed_in = 1421,
  task_already_ended = 1422,  // reported, dropped or owed anew
  task_not_reported = 1423,
  // The rules.
  convener_not_entitled = 1441,
  special_meeting_by_township = 1442,
  unit_not_invited = 1452,
  topic_unknown = 1453,
  task_unknown = 1454,
  task_not_yours = 1456,
  due_not_in_future = 1457,  // at: the time it must follow
};

/// Every refusal of this system, in order of precedence.
[[nodiscard]] std::span<const RefusalInfo> refusals();

using Checks = common::ChecksFrom<1400>;

}  // namespace liandong::consultation

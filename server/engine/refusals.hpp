// Refusals common to all systems. Numbers are frozen; messages are `refusal.<name>`.
#pragma once

#include "kernel/refusal.hpp"

#include <array>
#include <span>
#include <string_view>

namespace liandong::engine {

enum class Common : std::uint16_t {
  not_found = 901,
  forbidden = 902,
  wrong_stage = 903,
  stale_version = 904,
  idempotency_key_reused = 905,
  command_id_reused = 906,
  occurred_in_future = 907,
  paper_reason_missing = 908,
  handler_not_in_unit = 909,
  note_empty = 910,
  upload_unknown = 911,
  paper_act_not_allowed = 912,
};

[[nodiscard]] constexpr RefusalCode code(Common refusal) {
  return static_cast<RefusalCode>(refusal);
}

[[nodiscard]] std::span<const RefusalInfo> common_refusals();

}  // namespace liandong::engine

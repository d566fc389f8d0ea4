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
  words_missing = 913,
  obligation_not_open = 914,
  only_creditor_urges = 915,
  asked_unit_unknown = 916,
  asked_own_unit = 917,
  answer_not_owed = 918,
  matter_closed = 919,
  too_many_answers_owed = 920,
  link_to_itself = 921,
  linked_already = 922,
  linked_matter_unknown = 923,
  waits_in_circle = 924,
};

[[nodiscard]] constexpr RefusalCode code(Common refusal) {
  return static_cast<RefusalCode>(refusal);
}

[[nodiscard]] Rejection refused(Common refusal, std::string_view subject = {},
                                std::int64_t number = 0);

[[nodiscard]] std::span<const RefusalInfo> common_refusals();

}  // namespace liandong::engine

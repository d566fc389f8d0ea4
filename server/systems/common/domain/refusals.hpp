// The refusals every system has, at the same place of its hundred numbers, and how its table is
// made.
#pragma once

#include "kernel/check.hpp"
#include "kernel/refusal.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liandong::common {

/// Numbers within the hundred of a system: 1101 is field_required of case transfer, 1501 of
/// enforcement assistance. Frozen; a system puts its own refusals on the numbers between.
enum class CommonRefusal : std::uint16_t {
  // The command itself; `subject` is the field.
  field_required = 1,
  field_too_long = 2,  // number: most characters
  field_not_allowed = 3,
  list_length_out_of_range = 4,  // number: most entries
  list_entry_repeated = 5,
  number_out_of_range = 6,  // number: the limit that was passed
  time_in_future = 7,       // at: now
  times_out_of_order = 8,   // at: the time it must not precede
  // The stage or what already happened.
  not_in_this_stage = 20,  // subject: the command
  letter_already_rendered = 35,
  clock_ended = 36,
  // The actor.
  head_must_correct_clock = 40,
  // The rules.
  place_unknown = 44,
  item_unknown = 45,
  unit_not_found = 46,
  unit_not_active = 47,
  unit_is_own = 48,
  earlier_than_preceding_act = 49,  // at: the preceding act
  later_than_following_act = 50,    // at: the following act
  too_many_records = 51,            // number: most records
  material_unknown = 55,
  signatory_not_own_unit = 60,
  office_may_not_sign = 61,
  signed_for_another_unit = 62,
  receiver_not_legal_subject = 63,
  correction_changes_nothing = 72,
  letter_unknown = 73,
  file_unknown = 74,
};

/// The numbers of a system begin at its hundred.
constexpr RefusalCode code_of(std::uint16_t hundred, CommonRefusal refusal) {
  return RefusalCode{static_cast<std::uint16_t>(hundred + static_cast<std::uint16_t>(refusal))};
}

template <class Own>
constexpr RefusalInfo refusal_row(Own refusal, std::string_view name, std::string_view clause,
                                  RefusalKind kind) {
  return {RefusalCode{static_cast<std::uint16_t>(refusal)}, name, clause, kind};
}
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): the name is the word of the enumerator.
#define LIANDONG_REFUSAL(name, clause, kind) \
  ::liandong::common::refusal_row(Refusal::name, #name, clause, ::liandong::RefusalKind::kind)

inline constexpr std::size_t common_refusal_count = 28;
/// Their rows, with the number inside the hundred as code.
[[nodiscard]] consteval std::array<RefusalInfo, common_refusal_count> common_refusal_rows() {
  using Refusal = CommonRefusal;
  return {LIANDONG_REFUSAL(field_required, "", shape),
          LIANDONG_REFUSAL(field_too_long, "", shape),
          LIANDONG_REFUSAL(field_not_allowed, "", shape),
          LIANDONG_REFUSAL(list_length_out_of_range, "", shape),
          LIANDONG_REFUSAL(list_entry_repeated, "", shape),
          LIANDONG_REFUSAL(number_out_of_range, "", shape),
          LIANDONG_REFUSAL(time_in_future, "", shape),
          LIANDONG_REFUSAL(times_out_of_order, "", shape),
          LIANDONG_REFUSAL(not_in_this_stage, "", state),
          LIANDONG_REFUSAL(letter_already_rendered, "", state),
          LIANDONG_REFUSAL(clock_ended, "", state),
          LIANDONG_REFUSAL(head_must_correct_clock, "", forbidden),
          LIANDONG_REFUSAL(place_unknown, "2-b", rule),
          LIANDONG_REFUSAL(item_unknown, "2-b", rule),
          LIANDONG_REFUSAL(unit_not_found, "", rule),
          LIANDONG_REFUSAL(unit_not_active, "", rule),
          LIANDONG_REFUSAL(unit_is_own, "", rule),
          LIANDONG_REFUSAL(earlier_than_preceding_act, "", rule),
          LIANDONG_REFUSAL(later_than_following_act, "", rule),
          LIANDONG_REFUSAL(too_many_records, "", rule),
          LIANDONG_REFUSAL(material_unknown, "", rule),
          LIANDONG_REFUSAL(signatory_not_own_unit, "3.1.3-a", rule),
          LIANDONG_REFUSAL(office_may_not_sign, "3.1.3-b", rule),
          LIANDONG_REFUSAL(signed_for_another_unit, "3.1.3-a", rule),
          LIANDONG_REFUSAL(receiver_not_legal_subject, "3.1.3-a", rule),
          LIANDONG_REFUSAL(correction_changes_nothing, "", rule),
          LIANDONG_REFUSAL(letter_unknown, "", rule),
          LIANDONG_REFUSAL(file_unknown, "", rule)};
}

/// The whole table of a system in order of precedence: its own rows among the common ones.
/// Does not compile if two rows have one number.
template <std::size_t N>
consteval std::array<RefusalInfo, N + common_refusal_count> refusal_table(
    std::uint16_t hundred, const std::array<RefusalInfo, N>& own) {
  auto common = common_refusal_rows();
  std::array<RefusalInfo, N + common_refusal_count> table{};
  std::size_t next_own = 0;
  std::size_t next_common = 0;
  for (auto& row : table) {
    const bool common_left = next_common < common.size();
    RefusalInfo shared = common_left ? common[next_common] : RefusalInfo{};
    shared.code = code_of(hundred, static_cast<CommonRefusal>(shared.code));
    const bool take_own = !common_left || (next_own < N && own[next_own].code < shared.code);
    row = take_own ? own[next_own++] : shared;
    next_common += take_own ? 0 : 1;
  }
  for (std::size_t i = 1; i < table.size(); ++i) {
    LIANDONG_CHECK(table[i - 1].code < table[i].code);
  }
  return table;
}

/// @param subject at most 48 bytes
[[nodiscard]] inline Rejection rejection(RefusalCode code, std::string_view subject = {},
                                         Instant at = {}, std::int64_t number = 0) {
  return {code, FixedText<48>(subject), at, number};
}

}  // namespace liandong::common

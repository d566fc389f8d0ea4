// Refusals of identity and administration. Numbers are frozen; messages are `refusal.<name>`.
#pragma once

#include "kernel/refusal.hpp"
#include "kernel/result.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace liandong::identity {

enum class Refusal : std::uint16_t {
  record_unknown = 801,
  field_invalid = 802,  // subject: the field
  login_taken = 803,
  person_unknown = 804,
  person_disabled = 805,
  unit_unknown = 806,
  unit_inactive = 807,
  unit_exists = 808,
  unit_parent_cycle = 809,
  unit_parent_missing = 810,
  document_code_missing = 811,
  document_code_taken = 812,  // subject: the unit that has it
  unit_kind_taken = 813,      // subject: the unit that is it
  office_is_no_legal_subject = 814,
  unit_has_posts = 815,        // number
  unit_has_offices = 816,      // number
  unit_has_open_duties = 817,  // number
  roles_missing = 818,
  administrator_is_exclusive = 819,
  role_does_not_fit_unit = 820,  // subject: the role
  post_exists = 821,
  post_ended = 822,
  delegation_to_self = 823,
  delegation_cycle = 824,
  delegation_period_invalid = 825,
  delegation_overlaps = 826,
  delegation_ended = 827,
  last_administrator = 828,  // subject: the role
  old_password_wrong = 829,
  password_policy = 830,
  too_many_drafts = 831,  // number: the limit
  city_not_empty = 832,
  person_enabled = 833,
  person_has_duties = 834,  // number
  territory_refused = 835,  // subject: the place
  last_head = 836,          // subject: the unit; number: its open duties
};

[[nodiscard]] constexpr RefusalCode code(Refusal refusal) {
  return static_cast<RefusalCode>(refusal);
}

/// `return refuse(Refusal::login_taken);` A subject longer than a rejection carries is cut.
[[nodiscard]] inline Err<Rejection> refuse(Refusal refusal, std::string_view subject = {},
                                           std::int64_t number = 0) {
  return {{code(refusal), FixedText<48>{subject.substr(0, 48)}, {}, number}};
}

[[nodiscard]] std::span<const RefusalInfo> refusals();

}  // namespace liandong::identity
